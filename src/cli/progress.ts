import type { Terminal } from "./terminal.ts";

/** How far a long work is: a bar that stays in its line on a terminal, every tenth as a line elsewhere. */
export interface Progress {
  /** `words`: what is done now; without them it is told how many are done. */
  step(done: number, words?: string): void;
  /** Leaves nothing of the bar. */
  end(): void;
}

const WIDTH = 24;

/** @param what the file that is made, or what it is made of */
export function createProgress(terminal: Terminal, what: string, all: number): Progress {
  if (!terminal.isInteractive) {
    let told = 0;
    return {
      step(done) {
        const tenths = Math.floor((done / all) * 10);
        if (tenths > told && all >= 20) terminal.print(`${what} ${done}/${all}`);
        told = Math.max(told, tenths);
      },
      end: () => undefined,
    };
  }
  return {
    step(done, words) {
      const full = Math.round((done / all) * WIDTH);
      const bar = `${"█".repeat(full)}${"░".repeat(WIDTH - full)}`;
      terminal.rewrite(`${what} ${bar} ${words ?? `${done}/${all}`}`);
    },
    end: () => terminal.rewrite(""),
  };
}
