/** Something on paper that its reader would miss. */
export interface PaperProblem {
  /** Number of the slide to blame. */
  readonly slide: number;
  readonly kind: "overflow" | "picture" | "slow-picture";
  /** The words that are outside, or the picture's address. */
  readonly what: string;
}

/**
 * An expression for the page: waits for its faces and pictures, each no longer than `patience` ms, and looks for text
 * outside of its slide. Its value is `PaperProblem[]`.
 */
export function paperProblems(patience: number): string {
  return `(${look.toString()})(${patience})`;
}

/** Runs in the page, so it must name nothing that is outside of it. */
async function look(patience: number): Promise<PaperProblem[]> {
  const problems: PaperProblem[] = [];
  const slideOf = (element: Element): number =>
    Number(element.closest<HTMLElement>("[data-slide]")?.dataset["slide"] ?? 0);
  await document.fonts.ready;
  const late = new Promise<string>((resolve) => setTimeout(() => resolve("slow-picture"), patience));
  const check = async (image: HTMLImageElement): Promise<void> => {
    const loaded = image.decode().then(
      () => "ok",
      // Some drawings cannot be decoded ahead, and are drawn all the same.
      () => (image.complete && image.naturalWidth > 0 ? "ok" : "picture"),
    );
    const kind = await Promise.race([loaded, late]);
    if (kind === "ok") return;
    problems.push({
      slide: slideOf(image),
      kind: kind as PaperProblem["kind"],
      what: image.getAttribute("src") ?? "",
    });
    // Printing waits for what still loads.
    if (kind === "slow-picture") image.removeAttribute("src");
  };
  await Promise.all(Array.from(document.images, check));
  for (const slide of document.querySelectorAll<HTMLElement>(".remark-slide-container")) {
    const table = slide.querySelector<HTMLElement>(".remark-slide");
    const content = slide.querySelector<HTMLElement>(".remark-slide-content");
    if (table === null || content === null) continue;
    const isTall = table.offsetHeight > slide.offsetHeight + 1;
    if (!isTall && content.scrollWidth <= content.clientWidth + 1) continue;
    const box = slide.getBoundingClientRect();
    const words = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
      if (node.nodeValue?.trim() === "") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const outside = Array.from(range.getClientRects()).some(
        ({ left, right, top, bottom, width }) =>
          width > 0 &&
          (bottom > box.bottom + 1 || right > box.right + 1 || top < box.top - 1 || left < box.left - 1),
      );
      if (!outside) continue;
      problems.push({ slide: slideOf(slide), kind: "overflow", what: node.nodeValue!.trim().slice(0, 60) });
      break;
    }
  }
  return problems.sort((a, b) => a.slide - b.slide);
}
