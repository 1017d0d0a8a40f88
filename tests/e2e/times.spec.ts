import { type Page, expect, test } from "@playwright/test";

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

const length = (page: Page) => page.getByRole("button", { name: /planned: change/ });
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
