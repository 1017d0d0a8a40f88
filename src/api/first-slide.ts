import { keepMedia } from "#views";

/** The slide that the page itself shows until there is a show; see pages/first-slide.ts. */
const onPage = (): HTMLElement | null => document.getElementById("lectern-first");

/** How long a frame may take, in ms: some windows are told that they are visible and are never painted. */
const PATIENCE = 100;

/**
 * When the page's own first slide has been painted: reading a long deck must not keep it from the screen. At once
 * where there is none, and in a window that nobody sees, which is given no frames.
 */
export async function firstSlidePainted(): Promise<void> {
  if (onPage() === null || document.hidden) return;
  await new Promise<void>((resolve) => {
    // A frame is painted when its callbacks have run; the message comes after.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(), { once: true });
      port1.start();
      port2.postMessage(null);
    });
    setTimeout(resolve, PATIENCE);
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
