import { readFileSync } from "node:fs";
import path from "node:path";

import AxeBuilder from "axe-core";
import { type Page, expect, test } from "@playwright/test";

import { deckFolder, type DeckFolder } from "../support/build.ts";
import { serveFolders, type StaticServer } from "../support/static-server.ts";

// The gallery deck as a site, in every theme, for everyone who may come to it.

const slides = path.resolve(import.meta.dirname, "../../slides");
const themes = ["book", "code", "contrast", "lectern", "play", "remark"];
const gallery = readFileSync(path.join(slides, "themes.md"), "utf8");

let talk: DeckFolder;
let host: StaticServer;

test.beforeAll(async () => {
  const pictures = new Set([...gallery.matchAll(/images\/[\w-]+\.svg/g)].map(([name]) => name));
  talk = await deckFolder(
    Object.fromEntries([...pictures].map((name) => [name, readFileSync(path.join(slides, name), "utf8")])),
  );
  for (const theme of themes) {
    await talk.write({ "talk.md": gallery.replace(/^theme:.*$/m, `theme: ${theme}`) });
    const { code, output } = await talk.build("--out", `host/${theme}`);
    expect(code, output).toBe(0);
  }
  host = await serveFolders(path.join(talk.folder, "host"));
});
test.afterAll(async () => {
  await host.close();
  await talk.remove();
});

const ready = (page: Page) => expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

/** What is looked at: how it is come to from a page that was just opened at `place`. */
const views: readonly { readonly name: string; readonly place: string; come(page: Page): Promise<void> }[] = [
  { name: "stage", place: "#2", come: ready },
  {
    name: "overview",
    place: "#2",
    async come(page) {
      await ready(page);
      await page.keyboard.press("o");
      await expect(dialog(page, "Overview").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "search that finds words like those asked for",
    place: "#2",
    async come(page) {
      await ready(page);
      await page.keyboard.press("/");
      await expect(dialog(page, "Search").getByRole("combobox")).toBeFocused();
      await page.keyboard.type("lighthuose");
      await expect(dialog(page, "Search").getByRole("option").first()).toBeVisible();
    },
  },
  {
    name: "help",
    place: "#2",
    async come(page) {
      await ready(page);
      await page.keyboard.press("h");
      await expect(dialog(page, "Keys")).toBeVisible();
    },
  },
  {
    name: "presenter",
    place: "#p2",
    come: (page) => expect(page.getByRole("toolbar")).toBeVisible(),
  },
  {
    name: "reading view",
    place: "#read",
    come: (page) => expect(page.getByRole("article")).toBeVisible(),
  },
];

for (const theme of themes) {
  test(`axe finds nothing in any view of a site, in ${theme}`, async ({ context }) => {
    test.setTimeout(120_000);
    const found: Record<string, unknown> = {};
    for (const { name, place, come } of views) {
      const page = await context.newPage();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(`${host.url}${theme}/index.html${place}`);
      await come(page);
      await page.addScriptTag({ content: AxeBuilder.source });
      const { violations } = await page.evaluate(() =>
        (window as unknown as { axe: typeof AxeBuilder }).axe.run(document, {
          rules: { "target-size": { enabled: true } },
        }),
      );
      if (violations.length > 0)
        found[name] = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 120))]);
      await page.close();
    }
    expect(found).toEqual({});
  });
}

test("a telephone that is turned shows the same slide, whole, in both ways", async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(`${host.url}lectern/index.html#12`);
  await ready(page);
  const whole = async (): Promise<boolean> => {
    const box = (await page.locator(".remark-visible .remark-slide-scaler").boundingBox())!;
    const { width, height } = page.viewportSize()!;
    const fills = Math.abs(box.width - width) < 1 || Math.abs(box.height - height) < 1;
    return fills && box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= width + 0.5;
  };
  await expect.poll(whole).toBe(true);
  await page.setViewportSize({ width: 844, height: 390 });
  await expect.poll(whole).toBe(true);
  await expect(page.locator(".remark-visible")).toContainText("Who is who in the dark");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(whole).toBe(true);
  await context.close();
});
