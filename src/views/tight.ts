import { signal } from "@preact/signals-core";

import type { Problem } from "./talk.ts";

/** Slides that were shown and are too long even when they are shrunk as far as the deck allows. */
export const tight = signal<readonly Problem[]>([]);
