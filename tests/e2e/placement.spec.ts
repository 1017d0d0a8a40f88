import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Where the audience window opens. No test machine has a projector, so its screens are a stub; the window opened is what
// a browser would be asked for.

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck("# One\n---\n# Two");
});
test.afterAll(() => talk.close());

interface Screens {
  readonly extended: boolean;
  readonly permission?: "granted" | "denied" | "missing";
}

/** A laptop with a projector to its right, and a `window.open` that writes down what it is asked for. */
async function stubScreens(page: Page, screens: Screens): Promise<void> {
  await page.addInitScript(({ extended, permission }) => {
    const opened: string[] = [];
    const open = window.open.bind(window);
    Object.assign(window, { opened });
    window.open = (address, target, features) => {
      opened.push(features ?? "");
      return open(address, target, "noopener,popup");
    };
    Object.defineProperty(screen, "isExtended", { value: extended });
    const screens = [
      { availLeft: 0, availTop: 25, availWidth: 1440, availHeight: 875 },
      { availLeft: 1440, availTop: 0, availWidth: 1920, availHeight: 1080 },
    ];
    Object.assign(window, {
      asked: 0,
      getScreenDetails:
        permission === "missing"
          ? undefined
          : async () => {
              Object.assign(window, { asked: 1 });
              if (permission === "denied") throw new DOMException("denied", "NotAllowedError");
              return { screens, currentScreen: screens[0] };
            },
    });
  }, screens);
  await page.goto(`${talk.url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

async function openAudience(page: Page): Promise<Page> {
  const [audience] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("c")]);
  await expect(page.locator(".lectern-light")).toHaveText("●audience");
  return audience;
}

const hint = (page: Page) => page.getByText("Move it to the projector, then press F in it.");

test("with a second screen the audience window opens there, and fills it", async ({ page }) => {
  await stubScreens(page, { extended: true });
  await openAudience(page);
  const [features] = await page.evaluate<string[]>("opened");
  expect(features?.split(",").toSorted()).toEqual(
    ["noopener", "popup", "left=1440", "top=0", "width=1920", "height=1080", "fullscreen"].toSorted(),
  );
  await expect(hint(page)).toBeHidden();
  // What did not fill the screen after all is said when it had time to.
  await expect(hint(page)).toBeVisible();
});

for (const [name, screens] of [
  ["without a second screen", { extended: false }],
  ["where the browser cannot place windows", { extended: true, permission: "missing" }],
] as const) {
  test(`${name} nothing is asked, and the speaker moves the window`, async ({ page }) => {
    await stubScreens(page, screens);
    const audience = await openAudience(page);
    expect(await page.evaluate("opened")).toEqual(["noopener,popup"]);
    expect(await page.evaluate("asked")).toBe(0);
    await expect(hint(page)).toBeVisible();
    await audience.keyboard.press("f");
    await expect(hint(page)).toBeHidden();
  });
}

test("without the permission the window opens, and one sentence says how to give it", async ({ page }) => {
  await stubScreens(page, { extended: true, permission: "denied" });
  await openAudience(page);
  expect(await page.evaluate("opened")).toEqual(["noopener,popup"]);
  await expect(page.getByText("allow “window management” in the browser’s settings")).toBeVisible();
});

test("the hint stays closed for this deck", async ({ page }) => {
  await stubScreens(page, { extended: false });
  const audience = await openAudience(page);
  await page.getByRole("button", { name: "Close this hint" }).click();
  await expect(hint(page)).toBeHidden();
  await audience.close();
  await expect(page.locator(".lectern-light")).toContainText("closed");
  await page.reload();
  await openAudience(page);
  await expect(hint(page)).toBeHidden();
});
