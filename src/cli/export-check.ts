import type { Slide } from "#deck";
import { paperId } from "#pages";

import type { Printed } from "./export-pdf.ts";
import type { PaperProblem } from "./paper-problems.ts";
import type { PptxFacts } from "./pptx-file.ts";
import type { Problem } from "./problem.ts";

/** What is wrong with a PDF that was just made, with the slides to blame. Empty: nothing. */
export function checkPrinted({ facts, document, problems }: Printed, name: string, lang: string): Problem[] {
  const found: Problem[] = slideProblems(problems, name);
  const say = (code: string, what: string, why: string, fix: string): void =>
    void found.push({ code, severity: "error", where: name, what, why, fix });
  const again = "Export again; and please report it, with the deck, if it stays.";

  if (document.pages !== null && facts.pages.length !== document.pages) {
    say(
      "page-count",
      `there are ${facts.pages.length} pages and not ${document.pages}`,
      "A slide spilled over, or was lost.",
      again,
    );
  }
  const lost = document.slides.filter(
    (slide, at, all) =>
      all[at - 1]?.increment.first !== slide.increment.first && !facts.places.has(paperId(slide)),
  );
  if (lost.length > 0) {
    say(
      "lost-slide",
      `slide ${lost.map(({ number }) => number).join(", ")} is on no page`,
      "Readers do not see it.",
      again,
    );
  }
  const dead = facts.pages.flatMap(({ inner }, page) =>
    inner.filter((target) => !facts.places.has(target)).map((target) => `page ${page + 1} to ${target}`),
  );
  if (dead.length > 0)
    say(
      "dead-link",
      `links lead nowhere: ${dead.slice(0, 5).join("; ")}`,
      "Who clicks stays where they are.",
      again,
    );
  if (facts.badFonts.length > 0) {
    say(
      "font",
      `not every face is in the file: ${facts.badFonts.join(", ")}`,
      "Other computers show another face, and text cannot be copied.",
      "Name another font in the deck's CSS.",
    );
  }
  if (!facts.tagged || facts.lang !== lang)
    say("untagged", "the PDF has no structure for screen readers", "They read it in any order.", again);
  const wordless = facts.pages.flatMap(({ hasText }, page) => (hasText ? [] : [page]));
  const blamed = wordless
    .map((page) => document.slides.find((slide) => facts.places.get(paperId(slide)) === page))
    .filter((slide) => slide !== undefined && hasWords(slide));
  if (blamed.length > 0) {
    say(
      "no-text",
      `the words of slide ${blamed.map((slide) => slide!.number).join(", ")} cannot be copied`,
      "They were made a picture, as filters and shadows in CSS do.",
      "Take filter and shadow out of the deck's CSS.",
    );
  }
  return found;
}

/** What is wrong with a presentation that was just made, and has to have so many slides. */
export function checkPptx({ slides, untitled, dead }: PptxFacts, expected: number, name: string): Problem[] {
  const found: Problem[] = [];
  const fix = "Export again; and please report it, with the deck, if it stays.";
  const say = (code: string, what: string, why: string): void =>
    void found.push({ code, severity: "error", where: name, what, why, fix });
  if (slides !== expected)
    say("page-count", `there are ${slides} slides and not ${expected}`, "Some were lost.");
  if (untitled.length > 0) {
    say(
      "no-title",
      `slide ${untitled.join(", ")} of the file has no title`,
      "Lists of slides do not name it.",
    );
  }
  if (dead.length > 0) {
    say(
      "dead-link",
      `slide ${dead.join(", ")} of the file has a link that leads nowhere`,
      "Who clicks stays where they are.",
    );
  }
  return found;
}

/** What the browser found on the slides. */
export function slideProblems(problems: readonly PaperProblem[], name: string): Problem[] {
  return problems.map(({ slide, kind, what }) => ({
    severity: "error",
    where: name,
    ...SAID[kind](slide, what),
  }));
}

type Said = Pick<Problem, "code" | "what" | "why" | "fix">;

const SAID: Readonly<Record<PaperProblem["kind"], (slide: number, what: string) => Said>> = {
  overflow: (slide, what) => ({
    code: "outside-slide",
    what: `slide ${slide} is too long: "${what}" is outside of it`,
    why: "Readers do not see it.",
    fix: "Write less, or split the slide.",
  }),
  picture: (slide, what) => ({
    code: "no-picture",
    what: `slide ${slide} has a picture that cannot be shown: ${what}`,
    why: "Its place is empty.",
    fix: "Mend its path; pictures of other hosts need --allow-remote.",
  }),
  "slow-picture": (slide, what) => ({
    code: "slow-picture",
    what: `slide ${slide} waits for a picture that does not come: ${what}`,
    why: "Its place is empty.",
    fix: "Look at that file, or give it longer with --timeout.",
  }),
};

function hasWords({ content }: Slide): boolean {
  return content.some((piece) =>
    piece.kind === "text"
      ? /[\p{L}\p{N}]/u.test(piece.text.replaceAll(/!\[[^\]]*\]\([^)]*\)|<[^>]*>/g, ""))
      : true,
  );
}
