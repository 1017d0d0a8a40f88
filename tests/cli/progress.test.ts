import { describe, expect, it } from "vitest";

import { createProgress } from "../../src/cli/progress.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

function terminal(isInteractive: boolean): { readonly terminal: Terminal; readonly lines: string[] } {
  const lines: string[] = [];
  const same = (text: string): string => text;
  const put = (text: string): void => void lines.push(text);
  return { lines, terminal: { print: put, rewrite: put, isInteractive, paint: same, dim: same, bold: same } };
}

describe("progress", () => {
  it("is a bar in one line on a terminal, of which nothing stays", () => {
    const { terminal: screen, lines } = terminal(true);
    const progress = createProgress(screen, "talk.md (2 of 3)", 4);
    progress.step(1);
    progress.step(2, "printing 51 pages");
    progress.end();
    expect(lines).toEqual([
      `talk.md (2 of 3) ${"█".repeat(6)}${"░".repeat(18)} 1/4`,
      `talk.md (2 of 3) ${"█".repeat(12)}${"░".repeat(12)} printing 51 pages`,
      "",
    ]);
  });

  it("is a line for every tenth elsewhere, and none for what is short", () => {
    const { terminal: file, lines } = terminal(false);
    const long = createProgress(file, "talk.md", 40);
    for (let done = 1; done <= 40; done += 1) long.step(done);
    long.end();
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe("talk.md 4/40");
    const short = createProgress(file, "short.md", 5);
    short.step(2, "printing");
    expect(lines).toHaveLength(10);
  });
});
