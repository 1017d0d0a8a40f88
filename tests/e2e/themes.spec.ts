import { readFileSync } from "node:fs";
import { unlink, writeFile } from "node:fs/promises";
import path from "node:path";

import { type Page, expect, test } from "@playwright/test";
import AxeBuilder from "axe-core";

import { type Presented, presentDeck } from "../support/lectern.ts";

// Every theme on every slide of the decks we have: nothing spills over, nothing is hard to read, nothing is fetched from
// elsewhere.

const slidesFolder = path.resolve(import.meta.dirname, "../../slides");
const themes = ["book", "code", "contrast", "lectern", "play", "remark"];

/** What a page of ours has under remark's name. */
interface OnPage {
  readonly slideshow: { getSlideCount(): number; gotoSlide(place: number): void };
  readonly axe: typeof AxeBuilder;
}

/** A deck of ours with other settings; what it has of them is replaced. */
function deckWith(file: string, settings: Readonly<Record<string, string>>): string {
  let text = readFileSync(path.join(slidesFolder, file), "utf8");
  for (const key of Object.keys(settings)) text = text.replace(new RegExp(`^${key}:.*\n`, "m"), "");
  const lines = Object.entries(settings).map(([key, value]) => `${key}: ${value}\n`);
  return lines.join("") + text;
}

const pictures = (text: string): Record<string, string> => {
  const names = new Set([...text.matchAll(/images\/[\w-]+\.svg/g)].map(([name]) => name));
  return Object.fromEntries(
    [...names].map((name) => [name, readFileSync(path.join(slidesFolder, name), "utf8")]),
  );
};

async function openDeck(page: Page, talk: Presented): Promise<void> {
  await page.goto(talk.url);
  await expect(page.locator(".remark-visible")).toBeVisible();
}

/** Shows each slide, with its faces and pictures there, and tells what does not fit on it. */
async function spills(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { slideshow } = window as unknown as OnPage;
    const wrong: string[] = [];
    for (let number = 1; number <= slideshow.getSlideCount(); number++) {
      slideshow.gotoSlide(number);
      const slide = document.querySelector(".remark-visible .remark-slide-content") as HTMLElement;
      const scaler = slide.closest(".remark-slide-scaler") as HTMLElement;
      void slide.offsetHeight;
      await document.fonts.ready;
      await Promise.all(Array.from(slide.querySelectorAll("img"), (image) => image.decode()));
      const told = (what: string): void => void wrong.push(`${number}: ${what}`);
      const [width, height] = [parseFloat(scaler.style.width), parseFloat(scaler.style.height)];
      if (slide.offsetHeight > height) told(`${slide.offsetHeight - height} px too tall`);
      if (slide.offsetWidth > width) told(`${slide.offsetWidth - width} px too wide`);
      const page = scaler.getBoundingClientRect();
      for (const element of slide.querySelectorAll("*:not(svg *)")) {
        const box = element.getBoundingClientRect();
        if (box.width === 0) continue;
        if (box.left < page.left - 2 || box.right > page.right + 2 || box.bottom > page.bottom + 2)
          told(`${element.tagName} leaves the page`);
      }
      for (const code of slide.querySelectorAll(".remark-code"))
        if (code.scrollWidth > code.clientWidth + 1)
          told(`code ${code.scrollWidth - code.clientWidth} px too wide`);
      const feet = Array.from(slide.querySelectorAll(".footnote, .remark-slide-number"), (foot) =>
        foot.getBoundingClientRect(),
      );
      const texts = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
        if (text.textContent!.trim() === "") continue;
        if (text.parentElement!.closest(".footnote, .remark-slide-number")) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const line of range.getClientRects())
          for (const foot of feet)
            if (
              line.right > foot.left + 1 &&
              line.left < foot.right - 1 &&
              line.bottom > foot.top + 1 &&
              line.top < foot.bottom - 1
            )
              told(`“${text.textContent!.trim().slice(0, 30)}” runs into what stands at the foot`);
      }
    }
    return wrong;
  });
}

for (const file of ["themes.md", "Lab.md"]) {
  for (const ratio of ["4:3", "16:9"]) {
    test(`nothing spills over in any theme, ${file} at ${ratio}`, async ({ page }) => {
      test.setTimeout(240_000);
      const deck = (theme: string): string => deckWith(file, { theme, ratio });
      const talk = await presentDeck(deck("book"), { files: pictures(deck("book")) });
      try {
        const elsewhere: string[] = [];
        page.on("request", (request) => {
          if (!/^(?:data:|http:\/\/127\.0\.0\.1:)/.test(request.url())) elsewhere.push(request.url());
        });
        for (const theme of themes) {
          await test.step(theme, async () => {
            await talk.save(deck(theme));
            await openDeck(page, talk);
            await expect(page.locator("#lectern-theme")).toHaveAttribute(
              "href",
              new RegExp(`theme-${theme}-`),
            );
            expect(await spills(page), theme).toEqual([]);
          });
        }
        expect(elsewhere).toEqual([]);
      } finally {
        await talk.close();
      }
    });
  }
}

test("a picture drawn for light and dark follows the slide that it is on, in every theme", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><style>rect { fill: #f00 }
    @media (prefers-color-scheme: dark) { rect { fill: #00f } }</style><rect width="40" height="40"/></svg>`;
  const deck = (theme: string, scheme: string): string =>
    `theme: ${theme}\nscheme: ${scheme}\n\n<img src="both.svg" alt="">\n---\nclass: inverse\n\n<img src="both.svg" alt="">`;
  const talk = await presentDeck(deck("book", "light"), { files: { "both.svg": picture } });
  const colour = async (): Promise<string> => {
    const shot = await page.locator(".remark-visible img").screenshot();
    return page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const context = document.createElement("canvas").getContext("2d")!;
      context.drawImage(image, -image.width / 2, -image.height / 2);
      return context.getImageData(0, 0, 1, 1).data.slice(0, 3).join();
    }, shot.toString("base64"));
  };
  try {
    for (const theme of themes)
      for (const scheme of ["light", "dark"])
        await test.step(`${theme}, ${scheme}`, async () => {
          await talk.save(deck(theme, scheme));
          await openDeck(page, talk);
          await expect(page.locator("html")).toHaveAttribute("data-scheme", scheme);
          await expect(page.locator("#lectern-theme")).toHaveAttribute("href", new RegExp(`theme-${theme}-`));
          await expect.poll(colour).toBe(scheme === "dark" ? "0,0,255" : "255,0,0");
          await page.evaluate(() => (window as unknown as OnPage).slideshow.gotoSlide(2));
          await expect.poll(colour).toBe("0,0,255");
          await page.evaluate(() => (window as unknown as OnPage).slideshow.gotoSlide(1));
        });
  } finally {
    await talk.close();
  }
});

for (const scheme of ["light", "dark"]) {
  test(`axe has nothing to object to on any slide of the gallery, ${scheme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const deck = (theme: string): string => deckWith("themes.md", { theme, scheme });
    const talk = await presentDeck(deck("book"), { files: pictures(deck("book")) });
    try {
      for (const theme of themes) {
        await test.step(theme, async () => {
          await talk.save(deck(theme));
          await openDeck(page, talk);
          await expect(page.locator("html")).toHaveAttribute("data-scheme", scheme);
          await expect(page.locator("#lectern-theme")).toHaveAttribute("href", new RegExp(`theme-${theme}-`));
          await page.addScriptTag({ content: AxeBuilder.source });
          const violations = await page.evaluate(async () => {
            const { axe, slideshow } = window as unknown as OnPage;
            const found: string[] = [];
            for (let number = 1; number <= slideshow.getSlideCount(); number++) {
              slideshow.gotoSlide(number);
              const { violations } = await axe.run(document.querySelector(".remark-visible")!);
              for (const { id, nodes } of violations)
                for (const { html, failureSummary } of nodes)
                  found.push(`${number}: ${id} ${html.slice(0, 120)} ${failureSummary}`);
            }
            return found;
          });
          expect(violations, theme).toEqual([]);
        });
      }
    } finally {
      await talk.close();
    }
  });
}

test("a save changes theme and scheme in an open window", async ({ page }) => {
  const talk = await presentDeck("theme: book\n\n# Title");
  try {
    await openDeck(page, talk);
    const paper = () =>
      page
        .locator(".remark-visible .remark-slide-content")
        .evaluate((slide) => getComputedStyle(slide).backgroundColor);
    const before = await paper();
    await talk.save("theme: contrast\nscheme: dark\n\n# Title");
    await expect.poll(paper).toBe("rgb(0, 0, 0)");
    expect(before).not.toBe("rgb(0, 0, 0)");
    await talk.save("theme: contrast\n\n# Title");
    await expect.poll(paper).toBe("rgb(255, 255, 255)");
  } finally {
    await talk.close();
  }
});

test("what a deck's own style says wins over every theme, whatever its specificity", async ({ page }) => {
  const talk = await presentDeck("theme: book\n\n# Title\n\n<style>h1 { font-size: 71px }</style>");
  try {
    for (const theme of themes) {
      await talk.save(
        `theme: ${theme}\nclass: title, inverse\n\n# Title\n\n<style>h1 { font-size: 71px }</style>`,
      );
      await openDeck(page, talk);
      await expect(page.locator("#lectern-theme")).toHaveAttribute("href", new RegExp(`theme-${theme}-`));
      await expect(page.locator(".remark-visible h1")).toHaveCSS("font-size", "71px");
    }
  } finally {
    await talk.close();
  }
});

test("a deck's own stylesheet is there from the first slide, and followed", async ({ page }) => {
  const deck = "style: look/my.css\n\n# Title";
  const talk = await presentDeck(deck, { files: { "look/my.css": "h1 { color: rgb(1, 2, 3) }" } });
  const css = path.join(talk.folder, "look/my.css");
  const heading = page.locator(".remark-visible h1");
  try {
    expect(await (await page.request.get(talk.url)).text()).toContain(
      'id="lectern-style" href="look/my.css?v=',
    );
    await openDeck(page, talk);
    await expect(heading).toHaveCSS("color", "rgb(1, 2, 3)");
    await writeFile(css, "h1 { color: rgb(4, 5, 6) }");
    await expect(heading).toHaveCSS("color", "rgb(4, 5, 6)");
    await expect(page.locator("link[href*='my.css']")).toHaveCount(1);
    await unlink(css);
    await expect(heading).not.toHaveCSS("color", "rgb(4, 5, 6)");
    await expect
      .poll(() => talk.output())
      .toContain(`${talk.file}:1:8: warning: there is no file "look/my.css"`);
    await writeFile(css, "h1 { color: rgb(7, 8, 9) }");
    await expect(heading).toHaveCSS("color", "rgb(7, 8, 9)");
    await talk.save("# Title");
    await expect(heading).not.toHaveCSS("color", "rgb(7, 8, 9)");
    await talk.save(deck);
    await expect(heading).toHaveCSS("color", "rgb(7, 8, 9)");
  } finally {
    await talk.close();
  }
});

test("a stylesheet of another host, or from outside the deck's folder, is refused with a word", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  const talk = await presentDeck("style: https://example.invalid/a.css\n\n# Title");
  try {
    await openDeck(page, talk);
    await expect.poll(() => talk.output()).toContain("[remote-file]");
    await talk.save("style: ../a.css\n\n# Title");
    await expect.poll(() => talk.output()).toContain("[outside-folder]");
    expect(asked.filter((url) => url.includes("a.css"))).toEqual([]);
  } finally {
    await talk.close();
  }
});
