// Times as windows themselves measure them: from a key to what people see, without the delays of the driver, which are
// those of a loaded machine.

/** A page, whoever drives it. */
export interface Timed {
  evaluate(expression: string): Promise<unknown>;
}

/** Runs in the window, as soon as there is a document. Wall times in ms: all windows of a computer share them. */
export const clock = `(() => {
  const heading = () => document.querySelector(".remark-slides-area > .remark-visible h1")?.textContent;
  const shown = [];
  const look = () => {
    const now = heading();
    if (now !== undefined && now !== shown.at(-1)?.now) shown.push({ now, at: Date.now() });
  };
  window.ownClock = {
    pressed: null,
    since: (words) => (heading() === words ? shown.findLast(({ now }) => now === words)?.at ?? null : null),
  };
  look();
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["class"],
  });
  addEventListener("keydown", ({ timeStamp }) => {
    ownClock.pressed = Date.now() - (performance.now() - timeStamp);
  }, true);
})()`;

/** Since when the window shows the heading; null: it does not. */
export const since = (heading: string): string => `ownClock.since(${JSON.stringify(heading)})`;

/** When the last key was pressed in this window. */
export const pressedIn = async (window: Timed): Promise<number> =>
  (await window.evaluate("ownClock.pressed")) as number;

/** When the interface of a window first said these words in the element; to be asked before they come. */
export const toldSince = async (window: Timed, selector: string, words: string): Promise<number> =>
  (await window.evaluate(`new Promise((told) => {
    const inOurs = document.querySelector(".lectern-app").shadowRoot;
    const observer = new MutationObserver(() => look());
    const look = () => {
      const element = inOurs.querySelector(${JSON.stringify(selector)});
      if (element?.textContent.includes(${JSON.stringify(words)}) !== true) return;
      observer.disconnect();
      told(Date.now());
    };
    observer.observe(inOurs, { subtree: true, childList: true, characterData: true });
    look();
  })`)) as number;

/**
 * Watches how the slide fits its window: `fit()` is px over the edge, px of room in the narrower direction, whether there
 * are scroll bars, and the window's width; `refitted` is how many frames after a change of size it did not fit, and
 * after how many ms it did.
 */
export const watchFit = `
  window.refitted = null;
  window.fit = () => {
    const page = document.documentElement;
    const box = document.querySelector(".remark-visible .remark-slide-scaler").getBoundingClientRect();
    const over = Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight, 0);
    const room = Math.min(innerWidth - box.width, innerHeight - box.height);
    const bars = page.scrollWidth > page.clientWidth || page.scrollHeight > page.clientHeight;
    return { over: Math.round(over), room: Math.abs(Math.round(room)), bars, width: innerWidth };
  };
  addEventListener("resize", ({ timeStamp }) => {
    let frames = 0;
    const look = () => {
      const { over, room, bars } = fit();
      if (over + room === 0 && !bars) refitted = [frames, performance.now() - timeStamp];
      else {
        frames += 1;
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });`;

/** When the picture of the slide that is up is fetched and decoded. */
export const pictureDrawn = `document.querySelector(".remark-slides-area > .remark-visible img").decode().then(() => Date.now())`;
