import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { AudienceDesk } from "./audience.ts";
import type { Layout } from "./layout.ts";
import type { Stage } from "./stage.ts";
import type { Talk } from "./talk.ts";
import type { Timekeeping } from "./timekeeping.ts";

/** What every part of our interface may use. */
export interface Interface {
  readonly talk: Talk;
  readonly stage: Stage;
  /** Carries the shadow root; pictures of slides are its children in the light, where a deck's CSS reaches them. */
  readonly host: HTMLElement;
  /** The element the show fills: holds `host` and the stage. */
  readonly container: HTMLElement;
  readonly layout: Layout;
  readonly audience: AudienceDesk;
  /** The browser does not keep the screen awake, though a talk is on. */
  readonly sleepy: ReadonlySignal<boolean>;
  readonly times: Timekeeping;
}

export const InterfaceContext = createContext<Interface | null>(null);

export function useInterface(): Interface {
  const found = useContext(InterfaceContext);
  if (found === null) throw new Error("outside of InterfaceContext");
  return found;
}
