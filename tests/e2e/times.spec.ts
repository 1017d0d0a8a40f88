import { readFile } from "node:fs/promises";

import { type Download, type Page, expect, test } from "@playwright/test";

import { type Presented, presentDeck } from "../support/lectern.ts";

// How long a talk is meant to be, where its time went, and what is kept of that.

const body = ["One", "Two", "Three", "Four", "Five"]
  .map((title) => `# ${title}\n\n???\nSecret.\n`)
  .join("---\n");
const withLength = `duration: 10 min\n\n${body}`;

async function present(text: string): Promise<Presented> {
  const talk = await presentDeck(text);
  open.push(talk);
  return talk;
}
const open: Presented[] = [];
test.afterEach(async () => {
  await Promise.all(open.splice(0).map((talk) => talk.close()));
});

async function openPresenter(page: Page, talk: Presented, place = "#p1"): Promise<void> {
  await page.goto(talk.url + place);
  await expect(page.getByRole("toolbar")).toBeVisible();
}

const length = (page: Page) => page.getByRole("button", { name: /planned: change|Set length/ });
const lengthField = (page: Page) => page.getByRole("textbox", { name: "Planned length" });

test("a length set by hand wins over the deck's, in every presenter window; empty is the deck's again", async ({
  page,
  context,
}) => {
  const talk = await present(withLength);
  await openPresenter(page, talk);
  await expect(length(page)).toHaveText("of 10:00");
  const id = await page.evaluate(() =>
    Object.values(sessionStorage).find((text) => /^[\da-f]{32}$/.test(text)),
  );
  const other = await context.newPage();
  await other.goto(`${talk.url}?talk=${id}#p1`);
  await expect(length(other)).toHaveText("of 10:00");

  await length(page).click();
  await lengthField(page).fill("soon");
  await lengthField(page).press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "25 min" })).toContainText("“soon” is no length");
  await lengthField(page).fill("12 min");
  await lengthField(page).press("Enter");
  await expect(length(page)).toHaveText("of 12:00");
  await expect(length(page)).toBeFocused();
  await expect(length(other)).toHaveText("of 12:00");
  await page.reload();
  await expect(length(page)).toHaveText("of 12:00");

  await length(other).click();
  await lengthField(other).fill("");
  await lengthField(other).press("Enter");
  await expect(length(other)).toHaveText("of 10:00");
  await expect(length(page)).toHaveText("of 10:00");
});

test("a length set by hand is there in the next talk of a deck that has none of its own", async ({
  page,
  context,
}) => {
  const talk = await present(body);
  await openPresenter(page, talk);
  await expect(page.getByRole("button", { name: "Set length of the talk" })).toBeVisible();
  await length(page).click();
  await lengthField(page).fill("1h 5");
  await lengthField(page).press("Enter");
  await expect(length(page)).toHaveText("of 1:05:00");
  const next = await context.newPage();
  await openPresenter(next, talk);
  await expect(length(next)).toHaveText("of 1:05:00");
  await talk.save(withLength);
  await expect(length(next)).toHaveText("of 10:00");
  await expect(length(page)).toHaveText("of 1:05:00");
});

test("Esc leaves the length as it was, and the sheet's keys are no keys in the field", async ({ page }) => {
  const talk = await present(withLength);
  await openPresenter(page, talk);
  await length(page).click();
  await lengthField(page).pressSequentially("p9");
  await lengthField(page).press("Escape");
  await expect(length(page)).toHaveText("of 10:00");
  await expect(page.getByRole("toolbar")).toBeVisible();
});

const sheet = (page: Page) => page.getByRole("dialog", { name: "Times" });
const row = (page: Page, title: string) =>
  sheet(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: title, exact: true }) });
const taken = (page: Page, title: string) => row(page, title).getByRole("cell").nth(2);
const slideTime = (page: Page) => page.locator(".lectern-slide-time");

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

async function save(page: Page, name: string): Promise<{ file: string; text: string }> {
  const download = page.waitForEvent("download");
  await sheet(page).getByRole("button", { name }).click();
  const saved = await download;
  return { file: saved.suggestedFilename(), text: await textOf(saved) };
}

test("the sheet has nothing to say of a talk that has not begun, but what is planned", async ({ page }) => {
  const talk = await present(withLength);
  await openPresenter(page, talk);
  await expect(slideTime(page)).toHaveCount(0);
  await page.keyboard.press("y");
  await expect(sheet(page)).toContainText("No times yet");
  await expect(row(page, "Two").getByRole("cell")).toHaveText(["2", "2:00", "–", ""]);
  await expect(row(page, "Total").getByRole("cell")).toHaveText(["", "10:00", "0:00", ""]);
  await expect(sheet(page).getByRole("button", { name: "Save as CSV" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await page.keyboard.press("y");
  await expect(sheet(page)).toHaveCount(0);
});

test("the times of a talk go on over a reload of the presenter and moves of the audience window", async ({
  page,
  context,
}) => {
  await page.clock.install();
  const talk = await present(withLength);
  await openPresenter(page, talk);
  await page.keyboard.press("s");
  await page.clock.fastForward(30_000);
  await page.keyboard.press("ArrowRight");
  await page.clock.fastForward(200_000);
  await expect(slideTime(page)).toHaveText(/slide 3:2\d/);
  await expect(slideTime(page)).toHaveAttribute("data-late", "rather");
  await page.reload();
  await expect(slideTime(page)).toHaveText(/slide 3:2\d/);

  const id = await page.evaluate(() =>
    Object.values(sessionStorage).find((text) => /^[\da-f]{32}$/.test(text)),
  );
  const audience = await context.newPage();
  await audience.goto(`${talk.url}?talk=${id}`);
  await expect(audience.locator(".lectern-controls")).toBeAttached();
  await expect(audience.locator(".remark-visible h1")).toHaveText("Two");
  await audience.keyboard.press("ArrowRight");
  await expect(page.locator(".remark-visible h1")).toHaveText("Three");

  await page.keyboard.press("y");
  await expect(row(page, "Three")).toHaveAttribute("aria-current", "true");
  await expect(row(page, "Three")).toBeInViewport();
  await expect(taken(page, "One")).toHaveText(/0:3\d/);
  await expect(taken(page, "Four")).toHaveText("–");
  const csv = await save(page, "Save as CSV");
  expect(csv.file).toBe("talk-times.csv");
  const lines = csv.text.split("\r\n").map((line) => line.split(","));
  expect(lines[0]).toEqual(["started", "elapsed", "seconds", "number", "name", "title", "kind"]);
  expect(lines.slice(1).map((line) => line.slice(5).join(" "))).toEqual([
    "One start",
    "Two slide",
    "Three slide",
    "",
  ]);
});

test("chapters are read by a real track, one after the other", async ({ page }) => {
  await page.clock.install();
  const talk = await present(body.replace("# Two", "# Two --> 1 < 2 &amp; more"));
  await openPresenter(page, talk);
  await page.keyboard.press("s");
  await page.clock.fastForward(30_000);
  await page.keyboard.press("ArrowRight");
  await page.clock.fastForward(60_000);
  await page.keyboard.press("ArrowRight");
  await page.clock.fastForward(5_000);
  await page.keyboard.press("y");
  const start = sheet(page).getByRole("textbox", { name: "Talk begins at" });
  await start.fill("later");
  await expect(sheet(page).getByRole("alert").filter({ hasText: "no time" })).toBeVisible();
  await start.fill("1:00");
  const { file, text } = await save(page, "Save as WebVTT");
  expect(file).toBe("talk-chapters.vtt");

  const cues = await page.evaluate(async (text) => {
    const video = document.createElement("video");
    const track = document.createElement("track");
    track.kind = "chapters";
    track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
    video.append(track);
    document.body.append(video);
    const read = new Promise((resolve, reject) => {
      track.addEventListener("load", resolve);
      track.addEventListener("error", reject);
    });
    track.track.mode = "hidden";
    await read;
    return [...track.track.cues!].map((cue) => ({
      from: cue.startTime,
      to: cue.endTime,
      text: (cue as VTTCue).getCueAsHTML().textContent,
    }));
  }, text);
  expect(cues.map((cue) => cue.text)).toEqual(["One", "Two --> 1 < 2 & more", "Three"]);
  expect(cues[0]!.from).toBe(60);
  expect(cues[0]!.to).toBeGreaterThanOrEqual(90);
  expect(cues[1]!.from).toBe(cues[0]!.to);
  expect(cues[2]!.from).toBe(cues[1]!.to);
  expect(cues[2]!.to).toBeGreaterThan(cues[2]!.from);
});

test("a move late in a long talk costs what an early one does", async ({ page }) => {
  const talk = await present(body);
  await openPresenter(page, talk);
  const costs = await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    const written: number[] = [];
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("lectern:log:")) written.push(value.length);
      set.call(this, key, value);
    };
    for (let move = 0; move < 2000; move += 1) {
      const key = move % 2 === 0 ? "ArrowRight" : "ArrowLeft";
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
    Storage.prototype.setItem = set;
    return written;
  });
  expect(costs).toHaveLength(2000);
  // A chunk has at most 32 lines; every move writes one of them and nothing else.
  const early = Math.max(...costs.slice(0, 100));
  const late = Math.max(...costs.slice(-100));
  expect(late).toBeLessThan(early * 1.2);
});

test("a rehearsal is recorded on request, and the next talk is measured against it", async ({
  page,
  context,
}) => {
  await page.clock.install();
  const talk = await present(withLength);
  await openPresenter(page, talk);
  const record = sheet(page).getByRole("button", { name: "Record this rehearsal" });
  await page.keyboard.press("y");
  await record.click();
  await expect(page.locator(".lectern-recording")).toHaveText("recording");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await page.clock.fastForward(300_000);
  await page.keyboard.press("ArrowRight");
  await page.clock.fastForward(60_000);
  await page.reload();
  await page.keyboard.press("y");
  await sheet(page).getByRole("button", { name: "Stop recording" }).click();
  await expect(sheet(page).getByRole("radio", { name: /^6:0\d, / })).toBeChecked();
  await expect(page.locator(".lectern-recording")).toHaveCount(0);

  // Five minutes were rehearsed for the first slide, two are an even share.
  const next = await context.newPage();
  await openPresenter(next, talk);
  await expect(next.locator(".lectern-recording")).toHaveCount(0);
  await next.keyboard.press("s");
  await next.clock.fastForward(200_000);
  await expect(next.locator(".lectern-pace")).toHaveText("on time, against a rehearsal");
  await next.keyboard.press("y");
  await expect(row(next, "One").getByRole("cell").nth(1)).toHaveText(/5:0\d/);
  await sheet(next).getByRole("radio", { name: "An even plan" }).check();
  await expect(next.locator(".lectern-pace")).toHaveText(/^1:[23]\d behind$/);

  await sheet(next)
    .getByRole("button", { name: /^Delete rehearsal/ })
    .click();
  await expect(sheet(next).getByRole("radio")).toHaveCount(1);
  await sheet(next).getByRole("button", { name: "Undo" }).click();
  await expect(sheet(next).getByRole("radio")).toHaveCount(2);
  await expect(sheet(page).getByRole("radio")).toHaveCount(2);
});

test("the log has the moves that were made before the interface was there", async ({ page }) => {
  const talk = await present(withLength);
  let come: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/app-[\w-]+\.js$/, async (route) => {
    await waiting;
    await route.continue();
  });
  await page.goto(`${talk.url}#1`);
  const onStage = page.locator(".remark-slides-area .remark-visible h1");
  for (const title of ["Two", "Three"]) {
    await page.keyboard.press("ArrowRight");
    await expect(onStage).toHaveText(title);
  }
  come();
  await expect(page.getByRole("navigation", { name: "Slides" })).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(onStage).toHaveText("Four");
  const lines = () =>
    page.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith("lectern:log:"))
        .flatMap((key) => localStorage.getItem(key)!.split("\n"))
        .map((line) => JSON.parse(line) as readonly unknown[])
        .map(([, , elapsed, , index]) => ({ index, timed: typeof elapsed === "number" && elapsed < 60_000 })),
    );
  await expect.poll(lines).toEqual([1, 2, 3].map((index) => ({ index, timed: true })));
});
