import type { Page } from "@playwright/test";

interface Locks {
  requests: number;
  held: number;
}

/** As browsers do: only for visible pages, and gone with the first moment out of sight. */
export async function stubLocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const locks = { requests: 0, held: 0 };
    let state: DocumentVisibilityState = "visible";
    Object.assign(window, {
      locks,
      look(next: DocumentVisibilityState) {
        state = next;
        if (next === "hidden") locks.held = 0;
        document.dispatchEvent(new Event("visibilitychange"));
      },
    });
    Object.defineProperty(document, "visibilityState", { get: () => state });
    Object.defineProperty(navigator, "wakeLock", {
      value: {
        request: async () => {
          locks.requests += 1;
          if (state !== "visible") throw new DOMException("hidden", "NotAllowedError");
          locks.held = 1;
          return { release: async () => void (locks.held = 0) };
        },
      },
    });
  });
}

export const locks = (page: Page): Promise<Locks> => page.evaluate("locks");
export const look = (page: Page, how: "visible" | "hidden") => page.evaluate(`look("${how}")`);
