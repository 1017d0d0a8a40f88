import { type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// `fit: shrink` and `transition:`: what a deck asks for by a word, and what others do not pay for.

const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `- point ${i + 1}`).join("\n");

const shown = (page: Page) => page.locator(".remark-slides-area > .remark-visible");

async function open(page: Page, talk: Presented, place = ""): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
}

/** How much of its size a slide is drawn at, and whether all of it is on the page. */
const measure = (page: Page) =>
  shown(page).evaluate((container) => {
    const slide = container.querySelector<HTMLElement>(".remark-slide")!;
    const scaler = container.querySelector<HTMLElement>(".remark-slide-scaler")!;
    const page = scaler.getBoundingClientRect();
    const content = slide.getBoundingClientRect();
    const scale = new DOMMatrix(getComputedStyle(slide).transform).a;
    return { scale, fits: content.bottom <= page.bottom + 2 && content.right <= page.right + 2 };
  });

test("a slide that is too long is shrunk until it fits; one that is not stays as it is", async ({ page }) => {
  const talk = await presentDeck(`fit: shrink\n\n# Short\n\n---\n\n# Long\n\n${lines(19)}\n`);
  try {
    await open(page, talk);
    expect(await measure(page)).toEqual({ scale: 1, fits: true });
    await page.keyboard.press("ArrowRight");
    await expect(shown(page)).toContainText("point 19");
    const { scale, fits } = await measure(page);
    expect(fits).toBe(true);
    expect(scale).toBeLessThan(1);
    expect(scale).toBeGreaterThanOrEqual(0.6);
    await page.keyboard.press("ArrowLeft");
    await expect(shown(page)).toContainText("Short");
    expect(await measure(page)).toEqual({ scale: 1, fits: true });
  } finally {
    await talk.close();
  }
});

test("no frame shows the slide before it is shrunk, not even the first one", async ({ page }) => {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    const look = (): void => {
      const slide = document.querySelector<HTMLElement>(
        ".remark-visible .remark-slide, #lectern-first .remark-slide",
      );
      if (slide !== null) seen.push(new DOMMatrix(getComputedStyle(slide).transform).a);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const talk = await presentDeck(
    `fit: shrink\n\n# First\n\n${lines(19)}\n\n---\nname: second\n\n# Second\n\n${lines(20)}`,
  );
  try {
    for (const place of ["", "#second"]) {
      await open(page, talk, place);
      await page.reload();
      await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
      const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
      expect(seen.length).toBeGreaterThan(0);
      expect(Math.max(...seen)).toBeLessThan(1);
    }
  } finally {
    await talk.close();
  }
});

test("what is too long even so is told to the speaker, with its line, and is told no more when it is mended", async ({
  page,
}) => {
  const deck = (count: number): string => `# Short\n\n---\nfit: shrink 80%\n\n# Long\n\n${lines(count)}\n`;
  const talk = await presentDeck(deck(40));
  try {
    await page.goto(`${talk.url}#p2`);
    const button = page.getByRole("button", { name: "1 problem" });
    await expect(button).toBeVisible();
    await button.click();
    const problem = page.locator(".lectern-problem");
    await expect(problem).toContainText("slide 2 is too long, even at 80 % of its size");
    await expect(problem).toContainText("talk.md:4:1");
    expect((await measure(page)).scale).toBeCloseTo(0.8);
    await talk.save(deck(3));
    await expect(button).toHaveCount(0);
    expect(await measure(page)).toEqual({ scale: 1, fits: true });
  } finally {
    await talk.close();
  }
});

test("the small picture of what comes next is shrunk as the slide will be", async ({ page }) => {
  const talk = await presentDeck(`# Short\n\n---\nfit: shrink\n\n# Long\n\n${lines(19)}\n\n---\n\n# End`);
  try {
    await page.goto(`${talk.url}#p1`);
    const picture = page.locator(".lectern-miniature .remark-slide");
    await expect(picture).toContainText("point 19");
    await page.reload();
    await expect(picture).toContainText("point 19");
    const small = await picture.evaluate((slide) => new DOMMatrix(getComputedStyle(slide).transform).a);
    await page.keyboard.press("ArrowRight");
    await expect(shown(page)).toContainText("point 19");
    expect(small).toBeLessThan(1);
    expect(small).toBeCloseTo((await measure(page)).scale, 5);
  } finally {
    await talk.close();
  }
});

test("a deck that asks for neither fetches neither", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(request.url()));
  const talk = await presentDeck("# One\n\n---\n\n# Two");
  try {
    await open(page, talk);
    expect(asked.filter((url) => /\/(?:fitting|transition)-/.test(url))).toEqual([]);
    await talk.save("fit: shrink\ntransition: fade\n\n# One\n\n---\n\n# Two");
    await expect
      .poll(() => asked.filter((url) => /\/(?:fitting|transition)-/.test(url)).length)
      .toBeGreaterThanOrEqual(2);
  } finally {
    await talk.close();
  }
});

/** Counts the transitions that a page starts, and those that a move cut short. */
const countTransitions = (page: Page) =>
  page.addInitScript(() => {
    const counts = { started: 0, skipped: 0 };
    Object.assign(window, { counts });
    const start = document.startViewTransition.bind(document);
    document.startViewTransition = (update) => {
      counts.started += 1;
      const transition = start(update);
      const skip = transition.skipTransition.bind(transition);
      transition.skipTransition = () => {
        counts.skipped += 1;
        skip();
      };
      return transition;
    };
  });
/** The part that animates is there: its style sheet is. */
const ready = (page: Page) =>
  page.waitForFunction(() =>
    document.adoptedStyleSheets.some(({ cssRules }) => cssRules[0]?.cssText.includes("::view-transition")),
  );
const counts = (page: Page) =>
  page.evaluate(() => (window as unknown as { counts: { started: number; skipped: number } }).counts);

const moving =
  "transition: slide\n\n# 1\n\n---\n\n# 2\n\n---\ntransition: none\n\n# 3\n\n---\n\n# 4\n\n---\n\n# 5";

test("slides change with the deck's transition, and one slide without", async ({ page }) => {
  await countTransitions(page);
  const talk = await presentDeck(moving);
  try {
    await open(page, talk);
    await ready(page);
    await page.keyboard.press("ArrowRight");
    await expect(shown(page).locator("h1")).toHaveText("2");
    await expect.poll(async () => (await counts(page)).started).toBe(1);
    await expect(page.locator("html")).not.toHaveAttribute("data-lectern-transition");
    await page.keyboard.press("ArrowRight");
    await expect(shown(page).locator("h1")).toHaveText("3");
    expect((await counts(page)).started).toBe(1);
  } finally {
    await talk.close();
  }
});

test("a second key does not wait for the first one's transition", async ({ page }) => {
  await countTransitions(page);
  const talk = await presentDeck(moving.replace("transition: none\n", ""));
  try {
    await open(page, talk);
    await ready(page);
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await counts(page)).started).toBe(1);
    const places = await page.evaluate(async () => {
      const seen: (string | null | undefined)[] = [];
      const press = (): void => {
        dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
        seen.push(document.querySelector(".remark-slides-area > .remark-visible h1")?.textContent);
      };
      // In one turn: one that comes while another waits for its capture is shown at once.
      press();
      press();
      return seen;
    });
    expect(places.at(-1)).toBe("4");
    await expect(shown(page).locator("h1")).toHaveText("4");
    await page.keyboard.press("ArrowRight");
    await expect(shown(page).locator("h1")).toHaveText("5");
    expect((await counts(page)).skipped).toBeGreaterThanOrEqual(1);
  } finally {
    await talk.close();
  }
});

test("where motion is unwanted, nothing moves", async ({ page }) => {
  await countTransitions(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const talk = await presentDeck(moving);
  try {
    await open(page, talk);
    await ready(page);
    await page.keyboard.press("ArrowRight");
    await expect(shown(page).locator("h1")).toHaveText("2");
    expect((await counts(page)).started).toBe(0);
  } finally {
    await talk.close();
  }
});
