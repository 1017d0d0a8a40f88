import { keepMedia } from "#views";

/** The slide that the page itself shows until there is a show; see pages/first-slide.ts. */
const onPage = (): HTMLElement | null => document.getElementById("lectern-first");

/** How long it may take, in ms: some windows are told that they are visible and are never painted. */
const PATIENCE = 250;

/**
 * When the page's own first slide has been painted, in its faces: reading a long deck must not keep it from the screen.
 * At once where there is none, and in a window that nobody sees, which is given no frames.
 */
export async function firstSlidePainted(): Promise<void> {
  if (onPage() === null || document.hidden) return;
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  // Only a frame tells which faces the slide needs; text waits for them unseen.
  const painted = frame()
    .then(() => document.fonts.ready)
    .then(frame);
  await Promise.race([painted, patience]);
}

/** The end of the next frame: its callbacks come before it is painted, a message after. */
function frame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(), { once: true });
      port1.start();
      port2.postMessage(null);
    });
  });
}

/** Lets `draw` put the show in the place of the page's first slide; pictures stay as they are decoded. */
export function replaceFirstSlide<Drawn>(draw: () => Drawn, areaOf: (drawn: Drawn) => ParentNode): Drawn {
  const first = onPage();
  first?.remove();
  const drawn = draw();
  if (first !== null) keepMedia(first, areaOf(drawn));
  return drawn;
}
