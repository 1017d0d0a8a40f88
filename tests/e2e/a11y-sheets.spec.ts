import AxeBuilder from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { keptIndex } from "../support/diary.ts";
import { type Presented, presentDeck } from "../support/lectern.ts";

// Everything that comes up over the slides, in both schemes and two sizes; and states that colours of one's own keep apart.

const deck = [
  "title: Containers\nduration: 10\n\n# Containers\n\nBoxes.\n\n???\nGreet the keeper.",
  "# Harbour\n\nA crane. .nope[ open\n\n--\n\nMore.",
  ...Array.from({ length: 8 }, (_, i) => `# Wagon ${i + 1}\n\nBarrels.`),
].join("\n---\n");

let talk: Presented;
test.beforeAll(async () => {
  talk = await presentDeck(deck);
});
test.afterAll(() => talk.close());

const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

interface Scene {
  readonly name: string;
  /** From the presenter view, unless `place` says otherwise. */
  readonly keys: readonly string[];
  readonly place?: string;
  /** What is then there. */
  readonly there: (page: Page) => ReturnType<Page["locator"]>;
}

const scenes: readonly Scene[] = [
  { name: "Go to", keys: ["g", "w"], there: (page) => dialog(page, "Go to").getByRole("option").first() },
  {
    name: "Go to, with nothing found",
    keys: ["g", "q", "q"],
    there: (page) => page.getByText("No slide is called that."),
  },
  {
    name: "search",
    keys: ["/", "c", "r"],
    there: (page) => dialog(page, "Search").getByRole("option").first(),
  },
  { name: "the palette", keys: ["Control+k"], there: (page) => dialog(page, "Commands") },
  {
    name: "the palette, with nothing found",
    keys: ["Control+k", "q", "q"],
    there: (page) => page.getByText("No command is called that."),
  },
  { name: "help", keys: ["h"], there: (page) => dialog(page, "Keys") },
  { name: "settings", keys: ["Control+,"], there: (page) => dialog(page, "Settings") },
  { name: "times", keys: ["ArrowRight", "ArrowRight", "y"], there: (page) => dialog(page, "Times") },
  { name: "the sheet of a break", keys: ["a"], there: (page) => page.getByRole("dialog") },
  { name: "the choice of a zoom", keys: ["x"], there: (page) => page.getByRole("application") },
  { name: "problems", keys: ["e"], there: (page) => dialog(page, "Problems") },
  { name: "the overview", keys: ["o"], there: (page) => dialog(page, "Overview") },
  {
    name: "the presenter off air",
    keys: ["v", "End"],
    there: (page) => page.getByRole("region", { name: "Off air" }),
  },
  {
    name: "the notes window",
    keys: [],
    place: "?view=notes#1",
    there: (page) => page.getByRole("main", { name: "Notes window" }),
  },
  {
    name: "the notes window off air",
    keys: ["v", "End"],
    place: "?view=notes#1",
    there: (page) => page.getByRole("region", { name: "Off air" }),
  },
];

async function open(page: Page, scheme: string, place = "#p1"): Promise<void> {
  await page.addInitScript(
    (scheme) => localStorage.setItem("lectern:interface", JSON.stringify({ scheme })),
    scheme,
  );
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(talk.url + place);
  await expect(
    place.startsWith("?") ? page.getByRole("main", { name: "Notes window" }) : page.getByRole("toolbar"),
  ).toBeVisible();
}

/** What axe objects to, the size of targets among it. */
async function objections(page: Page): Promise<readonly unknown[]> {
  await page.addScriptTag({ content: AxeBuilder.source });
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof AxeBuilder }).axe.run(document, {
      rules: { "target-size": { enabled: true } },
    }),
  );
  return found.violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ target, failureSummary }) => [target.join(" "), failureSummary]),
  ]);
}

for (const [size, viewport] of [
  ["1280×720", { width: 1280, height: 720 }],
  ["a telephone", { width: 390, height: 844 }],
] as const) {
  test.describe(`on ${size}`, () => {
    test.use({ viewport, ...(viewport.width < 640 && { hasTouch: true, isMobile: true }) });
    for (const scheme of ["dark", "light"]) {
      test(`nothing over the slides has anything that axe objects to, ${scheme}`, async ({ context }) => {
        test.setTimeout(240_000);
        const found: Record<string, readonly unknown[]> = {};
        for (const { name, keys, place, there } of scenes) {
          // On a telephone the presenter view has no slide to choose from.
          if (name === "the choice of a zoom" && viewport.width < 640) continue;
          const page = await context.newPage();
          await open(page, scheme, place);
          for (const key of keys) await page.keyboard.press(key);
          await expect(there(page), name).toBeVisible();
          const objected = await objections(page);
          if (objected.length > 0) found[name] = objected;
          await page.close();
        }
        const page = await context.newPage();
        await open(page, scheme);
        await page.getByRole("button", { name: /^More/ }).click();
        await expect(page.getByRole("menu")).toBeVisible();
        // Its tip, which is read out nowhere, would count as its words.
        await page.mouse.move(0, 0);
        await expect(page.locator(".lectern-tip:visible")).toHaveCount(0);
        const menu = await objections(page);
        if (menu.length > 0) found["the menu"] = menu;
        await page.close();
        expect(found).toEqual({});
      });

      test(`the talk to resume has nothing that axe objects to, ${scheme}`, async ({ context }) => {
        const before = await context.newPage();
        await open(before, scheme);
        await before.keyboard.press("ArrowRight");
        await expect(before.locator(".remark-visible h1")).toHaveText("Harbour");
        await expect.poll(() => before.evaluate(keptIndex)).toBe(1);
        await before.close();
        for (const place of ["#p1", "?view=notes#1"]) {
          const page = await context.newPage();
          await expect(async () => {
            await open(page, scheme, place);
            await expect(page.getByRole("button", { name: "Resume" })).toBeVisible({ timeout: 4000 });
          }).toPass();
          expect(await objections(page)).toEqual([]);
          await page.close();
        }
      });
    }
  });
}

test.describe("with colours of one's own", () => {
  const outline = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element);
        return { outlineStyle, outlineWidth, outlineColor, backgroundColor };
      });

  for (const colorScheme of ["dark", "light"] as const) {
    test(`focus is seen, and what is pressed, chosen or idle differs, ${colorScheme}`, async ({ page }) => {
      await open(page, colorScheme);
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await page.keyboard.press("v");
      const pressed = page.locator(".lectern-action[aria-pressed=true]");
      const plain = page.locator(".lectern-action[aria-pressed=false]");
      await expect(pressed).toHaveCount(1);
      const look = (at: typeof plain) =>
        at.first().evaluate((element) => {
          const { backgroundColor, color } = getComputedStyle(element);
          return { backgroundColor, color };
        });
      expect(await look(pressed)).not.toEqual(await look(plain));
      await page.keyboard.press("Escape");
      const slider = page.getByRole("slider", { name: "Place in the talk" });
      await slider.focus();
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(at!);
        return { button: at instanceof HTMLButtonElement, outlineStyle, outlineWidth };
      });
      expect(focused).toEqual({ button: true, outlineStyle: "solid", outlineWidth: "2px" });

      await page.keyboard.press("Control+k");
      await expect(dialog(page, "Commands")).toBeVisible();
      const chosen = await outline(page, ".lectern-palette-entry[aria-selected=true]");
      const other = await outline(page, ".lectern-palette-entry[aria-selected=false]");
      expect(chosen).not.toEqual(other);
      await page.keyboard.press("Escape");

      await page.keyboard.press("p");
      const controls = page.getByRole("navigation", { name: "Slides" });
      await page.mouse.move(640, 690);
      await controls.getByRole("button", { name: "Next step" }).focus();
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      const control = controls.getByRole("button", { name: "Next step" });
      await expect(control).toBeFocused();
      expect(await control.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid");
    });
  }
});
