import type { RawSlide } from "./assemble.ts";
import type { InCode } from "./fill.ts";
import type { Problems } from "./problems.ts";
import type { Source } from "./types.ts";

export interface Checked {
  readonly source: Source;
  readonly raws: readonly RawSlide[];
  readonly names: ReadonlyMap<string, number>;
  readonly isCode: InCode;
}

/** Rules over a deck as written. */
export function check({ raws }: Checked, problems: Problems): void {
  void [raws, problems];
}
