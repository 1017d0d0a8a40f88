import axe from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Links of slides, to send on.

const deck = "# Welcome\n---\nname: plan\n# What we do\n--\n\nFirst\n---\n# コンテナ";

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const sheet = (page: Page) => page.getByRole("dialog", { name: "Share" });
const link = (page: Page) => sheet(page).getByRole("textbox", { name: "Link" });

async function open(page: Page, hash: string): Promise<void> {
  await page.goto(talk.url + hash);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  const { width, height } = page.viewportSize()!;
  await page.mouse.move(width / 2, height - 20);
  await page.getByRole("button", { name: "Share a link" }).click();
  await expect(sheet(page)).toBeVisible();
}

test("copies the link of the slide, of its step or of the deck", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#3");
  await expect(link(page)).toHaveValue(`${talk.url}#plan`);
  await sheet(page).getByRole("button", { name: "Copy" }).click();
  await expect(sheet(page).getByRole("button", { name: "Copied" })).toBeVisible();
  await expect(sheet(page).getByRole("status")).toHaveText("The link is copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${talk.url}#plan`);
  await sheet(page).getByRole("radio", { name: "This step" }).check();
  await expect(link(page)).toHaveValue(`${talk.url}#plan/2`);
  await sheet(page).getByRole("radio", { name: "The whole deck" }).check();
  await expect(link(page)).toHaveValue(talk.url);
});

test("leads back to the slide it was made of", async ({ page }) => {
  await open(page, "#4");
  const address = await link(page).inputValue();
  expect(address).toContain("%E3%82%B3");
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.locator(".remark-visible h1")).toHaveText("コンテナ");
});

test("shows a code, and says that this computer alone can open the address", async ({ page }) => {
  await open(page, "#1");
  await expect(sheet(page).getByRole("img", { name: "QR code of the link" })).toBeVisible();
  await expect(sheet(page)).toContainText("works only on this computer");
});

test("marks the link when the browser does not let it be copied", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
    });
  });
  await open(page, "#1");
  await sheet(page).getByRole("button", { name: "Copy" }).click();
  await expect(sheet(page).getByRole("status")).toHaveText(/press Ctrl C/);
  await expect(link(page)).toBeFocused();
  const marked = await link(page).evaluate((field: HTMLInputElement) =>
    field.value.slice(field.selectionStart!, field.selectionEnd!),
  );
  expect(marked).toBe(`${talk.url}#welcome`);
});

test("gives the link to the system's own sheet where there is one", async ({ page }) => {
  await page.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(window, { shared });
    Object.defineProperty(navigator, "share", { value: async (what: unknown) => void shared.push(what) });
  });
  await open(page, "#2");
  await sheet(page).getByRole("button", { name: "Send" }).click();
  expect(await page.evaluate("shared")).toEqual([{ title: "Welcome", url: `${talk.url}#plan` }]);
});

test("fits a telephone, and gives the focus back", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, "#1");
  expect(await sheet(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBeLessThanOrEqual(
    0,
  );
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
});

for (const scheme of ["dark", "light"] as const) {
  test(`axe finds nothing in it, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.addInitScript(
      (scheme) => localStorage.setItem("lectern:interface", JSON.stringify({ scheme })),
      scheme,
    );
    await open(page, "#3");
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
        rules: { "target-size": { enabled: true } },
      }),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
