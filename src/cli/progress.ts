import type { Terminal } from "./terminal.ts";

/** How far a long work is: a bar that stays in its line on a terminal, every tenth as a line elsewhere. */
export interface Progress {
  step(done: number): void;
  /** Leaves nothing of the bar. */
  end(): void;
}

const WIDTH = 24;

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
    step(done) {
      const full = Math.round((done / all) * WIDTH);
      terminal.rewrite(`${what} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${all}`);
    },
    end: () => terminal.rewrite(""),
  };
}
