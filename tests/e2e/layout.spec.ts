import { type Locator, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// The panes of the presenter view, as large as a speaker wants them.

const text = "# One\n\n???\nSome words to say.\n---\n# Two\n";
let talk: Presented;
let other: Presented;
test.beforeAll(async () => {
  [talk, other] = await Promise.all([presentDeck(text), presentDeck(text)]);
});
test.afterAll(() => Promise.all([talk.close(), other.close()]));

async function open(page: Page, { url } = talk): Promise<void> {
  await page.goto(`${url}#p1`);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

const borders = (page: Page) => ({
  slide: page.getByRole("separator", { name: "Width of the slide" }),
  next: page.getByRole("separator", { name: "Height of what comes next" }),
});
const widthOfSlide = (page: Page) => page.locator(".lectern-slot").evaluate((slot) => slot.clientWidth);
const heightOfNext = (page: Page) => page.locator(".lectern-next").evaluate((next) => next.clientHeight);
const heightOfNotes = (page: Page) => page.locator(".lectern-notes").evaluate((notes) => notes.clientHeight);

async function drag(page: Page, border: Locator, x: number, y: number): Promise<void> {
  const box = (await border.boundingBox())!;
  const [left, top] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.mouse.move(left + x / 2, top + y / 2);
  await page.mouse.move(left + x, top + y);
  await page.mouse.up();
}

test("a border follows the pointer, is kept over a reload, and a double click puts it back", async ({
  page,
}) => {
  await open(page);
  const { slide, next } = borders(page);
  const [width, height] = [await widthOfSlide(page), await heightOfNext(page)];
  await drag(page, slide, -150, 40);
  await expect.poll(() => widthOfSlide(page)).toBeCloseTo(width - 150, -1);
  await drag(page, next, 40, 100);
  await expect.poll(() => heightOfNext(page)).toBeCloseTo(height + 100, -1);
  const made = [await widthOfSlide(page), await heightOfNext(page)];
  await page.reload();
  await expect(page.getByRole("toolbar")).toBeVisible();
  await expect.poll(async () => [await widthOfSlide(page), await heightOfNext(page)]).toEqual(made);
  await next.dblclick();
  await expect.poll(() => heightOfNext(page)).toBe(height);
  await slide.dblclick();
  await expect.poll(() => widthOfSlide(page)).toBe(width);
});

test("arrows, Home and End move a border and not the talk; Enter puts it back", async ({ page }) => {
  await open(page);
  const { slide, next } = borders(page);
  const [width, height] = [await widthOfSlide(page), await heightOfNext(page)];
  await expect(slide).toHaveAttribute("aria-orientation", "vertical");
  await expect(next).toHaveAttribute("aria-orientation", "horizontal");
  for (const [border, measured, less, more, size, designed] of [
    [slide, [".lectern-slot", "width"], "ArrowLeft", "ArrowRight", widthOfSlide, width],
    [next, [".lectern-next", "height"], "ArrowUp", "ArrowDown", heightOfNext, height],
  ] as const) {
    const value = async () => Number(await border.getAttribute("aria-valuenow"));
    const drawn = () =>
      border.evaluate((element, [pane, side]) => {
        const whole = element.parentElement!;
        const part = whole.querySelector(pane)!.getBoundingClientRect()[side];
        return Math.round((part / whole.getBoundingClientRect()[side]) * 100);
      }, measured);
    // The border says what is drawn when that has come to rest.
    await expect.poll(async () => (await value()) - (await drawn())).toBe(0);
    const before = await value();
    await border.press(less);
    await expect.poll(value).toBe(before - 2);
    await expect.poll(() => size(page)).toBeLessThan(designed);
    for (let i = 0; i < 2; i++) await border.press(more);
    await expect.poll(value).toBe(before + 2);
    await border.press("Home");
    await expect(border).toHaveAttribute("aria-valuenow", (await border.getAttribute("aria-valuemin"))!);
    await border.press("End");
    await expect.poll(() => size(page)).toBeGreaterThan(designed);
    await border.press("Enter");
    await expect.poll(() => size(page)).toBe(designed);
  }
  await expect(page.locator(".remark-visible h1")).toHaveText("One");
});

test("no pane vanishes, and the whole presenter view stays inside of its window", async ({ page }) => {
  await open(page);
  const { slide, next } = borders(page);
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1024, height: 768 },
    { width: 820, height: 560 },
  ]) {
    await page.setViewportSize(size);
    for (const [across, down] of [
      ["Home", "Home"],
      ["Home", "End"],
      ["End", "End"],
      ["End", "Home"],
    ] as const) {
      await slide.press(across);
      await next.press(down);
      await expect.poll(() => widthOfSlide(page)).toBeGreaterThan(size.width * 0.25);
      await expect.poll(() => heightOfNotes(page)).toBeGreaterThan(100);
      await expect.poll(() => heightOfNext(page)).toBeGreaterThan(60);
      await expect(page.getByRole("button", { name: "Next step" })).toBeInViewport({ ratio: 1 });
      const notes = (await page.locator(".lectern-notes").boundingBox())!;
      expect(notes.width).toBeGreaterThanOrEqual(199);
      expect(notes.x + notes.width).toBeLessThanOrEqual(size.width);
    }
  }
});

test("another deck has its own borders, and stacked panes have none", async ({ page }) => {
  await open(page, other);
  const designed = [await widthOfSlide(page), await heightOfNext(page)];
  await open(page);
  const { slide, next } = borders(page);
  await slide.press("Home");
  await next.press("End");
  await expect.poll(() => widthOfSlide(page)).toBeLessThan(designed[0]!);
  await open(page, other);
  await expect.poll(async () => [await widthOfSlide(page), await heightOfNext(page)]).toEqual(designed);
  await open(page);
  for (const size of [
    { width: 768, height: 1024 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(size);
    for (const border of [slide, next]) await expect(border).toBeHidden();
  }
});

/** Says that another window is there, of another build: the longest that a light can say. */
const forge = (page: Page, peer: string, role: "stage" | "presenter") =>
  page.evaluate(
    ({ peer, role }) => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith("lectern:/"))!;
      const deck = key.replace(/:[0-9a-f]{32}$/, "");
      const window = { role, visible: true, fullscreen: false, build: "0.0.1", stamp: null };
      const channel = new BroadcastChannel(`${deck}:${sessionStorage.getItem(deck)}`);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no origin to name
      channel.postMessage({ lectern: 1, type: "here", peer, window });
    },
    { peer, role },
  );

for (const width of [1024, 1280]) {
  test(`the line above has room for all that can be said, the slide's title among it, ${width} px`, async ({
    page,
  }) => {
    const title = "Harbour and its many cranes";
    const lit = await presentDeck(
      `duration: 25\n\n# One\n\n[far](#far)\n---\n# Two\n---\nname: far\n# ${title}\n.nope[\n--\nmore\n--\nmore`,
    );
    await page.setViewportSize({ width, height: 720 });
    await page.clock.setFixedTime(new Date("2026-03-01T10:18:00"));
    await open(page, lit);
    await page.keyboard.press("y");
    await page.getByRole("button", { name: "Record this rehearsal" }).click();
    await page.keyboard.press("Escape");
    await page.locator(".remark-visible").getByRole("link", { name: "far" }).click();
    await page.clock.setFixedTime(new Date("2026-03-01T11:32:10"));
    await forge(page, "a", "stage");
    await forge(page, "b", "presenter");
    const top = page.locator(".lectern-top");
    for (const said of ["49:10 over", "recording", "Return to 1", "2 more steps"])
      await expect(top).toContainText(said);
    await expect(page.locator(".lectern-light")).toHaveText([
      "◇audience: other build, reload it",
      "◇presenter: other build, reload it",
    ]);
    const heading = top.getByRole("heading", { name: title });
    const room = await heading.evaluate((element) => {
      const brush = document.createElement("canvas").getContext("2d")!;
      brush.font = getComputedStyle(element).font;
      return element.clientWidth / brush.measureText("0".repeat(12)).width;
    });
    expect(room).toBeGreaterThanOrEqual(0.99);
    // One beside the other, none over another, none beyond the edge.
    const boxes = await top
      .locator(":scope > :not([hidden])")
      .evaluateAll((all) =>
        all.map((each) => each.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
      );
    for (const [at, { left }] of boxes.entries())
      expect(left).toBeGreaterThanOrEqual(at === 0 ? 0 : boxes[at - 1]!.right);
    expect(boxes.at(-1)!.right).toBeLessThanOrEqual(width);
    expect(await top.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    await lit.close();
  });
}
