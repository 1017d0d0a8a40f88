/** A browser, as far as a journey needs one. */
export interface Engine {
  /** Opens a window on an address, as somebody does who types it there. */
  open(address: string): Promise<EngineWindow>;
  /** Every window but the one that only keeps the browser alive, those opened by pages among them, the oldest first. */
  windows(): Promise<readonly EngineWindow[]>;
  /** Errors that pages threw or logged since the last `clear()`. */
  errors(): Promise<readonly string[]>;
  /** Addresses off this machine that pages have asked since the last `clear()`. */
  strangers(): readonly string[];
  /** Closes every window, and forgets. */
  clear(): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}

export interface EngineWindow {
  /** The engine's own name for it. */
  readonly id: string;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs `task`, which sees nothing of its surroundings, in the page; arguments and result pass as JSON. */
  evaluate<In extends readonly unknown[], Out>(
    task: (...given: In) => Out | Promise<Out>,
    ...given: In
  ): Promise<Out>;
  /** A key as `KeyboardEvent.key` names it, after "Shift+" with that held. */
  press(key: string): Promise<void>;
  /** Size of what a page sees, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** What the window shows, as PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** What every window begins with. */
export const usualSize = { width: 1280, height: 720 } as const;

/** `task` called with `given`: an expression that is a promise of its result as JSON. */
export function calling(task: (...given: never[]) => unknown, given: readonly unknown[]): string {
  const words = given.map((value) => JSON.stringify(value)).join(", ");
  return `(async () => JSON.stringify((await (${task.toString()})(${words})) ?? null))()`;
}

/** Where WebDriver, the old one and the new one, has the keys that are no characters. */
const codes: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** One press of a key as both WebDrivers have it. */
export function pressing(key: string): object[] {
  const keys = key.length > 1 ? key.split("+") : [key];
  const values = keys.map((name) => codes[name] ?? name);
  const down = values.map((value) => ({ type: "keyDown", value }));
  const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
  return [{ type: "key", id: "keyboard", actions: [...down, ...up] }];
}
