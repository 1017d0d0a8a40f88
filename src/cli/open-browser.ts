import type { Terminal } from "./terminal.ts";

/** Opens the speaker's usual browser. When that cannot be done, says so; the address is on the screen anyway. */
export async function openBrowser(address: string, terminal: Terminal): Promise<void> {
  const failed = (): void =>
    terminal.print(terminal.dim("No browser could be opened; open the address yourself."));
  try {
    const { default: open } = await import("open");
    const browser = await open(address);
    browser.once("error", failed);
    browser.once("exit", (code) => {
      if (code !== 0 && code !== null) failed();
    });
  } catch {
    failed();
  }
}
