import { canvasOf, defaultCanvas, type Deck } from "#deck";
import { defaultRenderOptions, renderFace } from "#markdown";

/** Elements that are only there: they fetch no pages, run nothing and swallow nothing of what follows them. */
const STILL = new Set(
  (
    "a abbr b blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font h1 h2 " +
    "h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th " +
    "thead time tr tt u ul var wbr"
  ).split(" "),
);

const VOID = new Set(["br", "col", "hr", "img", "wbr"]);

/** A deck's first slide as a part of the page, so that it is on screen before any script has read the deck. */
export interface FirstSlide {
  /**
   * A script for the head, ahead of every style sheet: one behind them holds the page's parser up until they are there.
   * Its `known` says that the page is opened at another place than its beginning.
   */
  readonly place: string;
  /** The slide, ahead of the deck's text. It is no `.remark-visible`, which promises that the show can be driven. */
  readonly html: string;
}

/**
 * What is on screen as soon with a long deck as with a short one; the page's script draws its own in this one's place.
 * Null for a slide that the page's parser might take amiss.
 *
 * It stays away when the page is opened at another place: an address with a hash, a tab that has been in a talk.
 */
export function firstSlide(deck: Deck): FirstSlide | null {
  const slide = deck.slides[0];
  // One that may have to be shrunk is not seen before it is.
  if (slide?.properties.has("fit") || deck.settings.has("fit")) return null;
  const face = stillFace(deck);
  if (face === null) return null;
  const { width, height } = canvasOf(deck.settings.get("ratio") ?? "") ?? defaultCanvas;
  return {
    place: placing(width, height),
    html: `<div class="remark-slides-area" id="lectern-first" aria-hidden="true"><div class="remark-slide-container">${face}</div></div>`,
  };
}

/** HTML of the first slide's face; null for one that the page's parser might take amiss. */
export function stillFace(deck: Deck): string | null {
  const [slide] = deck.slides;
  if (slide === undefined) return null;
  const html = renderFace(deck, slide, defaultRenderOptions());
  return isStill(html) ? html : null;
}

/** Every element is a still one and is closed: the page goes on behind it as if it were not there. */
function isStill(html: string): boolean {
  const open: string[] = [];
  for (const [tag] of html.matchAll(/<[^>]*/g)) {
    const [, slash, name = ""] = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/]|$)/.exec(tag) ?? [];
    if (!STILL.has(name) || /[\s"'/]on\w+\s*=/i.test(tag)) return false;
    if (slash === "/") {
      if (open.pop() !== name) return false;
    } else if (!VOID.has(name)) open.push(name);
  }
  return open.length === 0;
}

/** The same fit as the stage's, in the few lines that can run before everything else: there is no slide yet to fit. */
function placing(width: number, height: number): string {
  return `let known = location.hash !== "";
try {
  known ||= Object.keys(sessionStorage).some((key) => key.startsWith("lectern:"));
} catch {}
const short = (value) => Number(value.toPrecision(6));
const scale = Math.min(innerWidth / ${width}, innerHeight / ${height});
document.head.append(Object.assign(document.createElement("style"), {
  textContent: known
    ? "#lectern-first{display:none}"
    : \`#lectern-first .remark-slide-scaler{width:${width}px;height:${height}px;transform:scale(\${short(scale)});\` +
      \`left:\${short(Math.max(0, (innerWidth - ${width} * scale) / 2))}px;\` +
      \`top:\${short(Math.max(0, (innerHeight - ${height} * scale) / 2))}px}\`,
}));
if (known)
  document.addEventListener(
    "readystatechange",
    () => document.getElementById("lectern-first")?.remove(),
    { once: true },
  );`;
}
