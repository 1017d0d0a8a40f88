// Keeps a page of a built site for when there is no network, and tells of newer ones.
import tokens from "#themes/tokens.css?inline";
import style from "#themes/update.css?inline";
import { listen } from "./listen.ts";

/** How often a page that stays open looks for a newer one, in ms. */
const LOOK = 60 * 60 * 1000;

/** Never rejects: without a worker the page is read from the network. */
export async function keepOffline(address: string): Promise<void> {
  const workers = "serviceWorker" in navigator ? navigator.serviceWorker : null;
  if (workers === null) return;
  await loaded();
  try {
    const registration = await workers.register(address);
    // The first worker of a page takes over by itself, and changes nothing.
    let replaces = workers.controller !== null;
    listen(workers, "controllerchange", () => {
      if (replaces) location.reload();
      replaces = true;
    });
    const watch = (): void => {
      const { installing, waiting } = registration;
      if (waiting !== null && workers.controller !== null) tellOf(waiting);
      else if (installing !== null) listen(installing, "statechange", watch);
    };
    listen(registration, "updatefound", watch);
    listen(document, "fullscreenchange", watch);
    watch();
    setInterval(() => void registration.update().catch(() => undefined), LOOK);
  } catch {
    // No secure origin, or a reader who wants nothing kept.
  }
}

/** The page and all it shows at first: a worker that is installed fetches the whole site, and should not do so beside it. */
function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else addEventListener("load", () => resolve(), { once: true });
  });
}

/** An audience window, or a full screen: others look at it, and the slides that are open are good enough for them. */
function isOnScreen(): boolean {
  return new URLSearchParams(location.search).has("talk") || document.fullscreenElement !== null;
}

/** Says so in a corner, and leaves the reader where they are: the place is in the address, and is kept over a reload. */
function tellOf(waiting: ServiceWorker): void {
  if (document.querySelector(".lectern-update") !== null || isOnScreen()) return;
  const notice = document.createElement("div");
  notice.className = "lectern-update";
  // As the interface: out of reach of the deck's styles.
  const root = notice.attachShadow({ mode: "open" });
  const said = document.createElement("div");
  said.role = "status";
  const sheet = document.createElement("style");
  sheet.textContent = tokens + style;
  const words = document.createElement("p");
  words.textContent = "There is a newer version of these slides.";
  const button = (text: string, pressed: () => void): HTMLButtonElement => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", pressed);
    return made;
  };
  root.append(sheet, said);
  document.body.append(notice);
  // A status is read aloud when something comes into it.
  said.append(
    words,
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker is of this origin
    button("Reload", () => waiting.postMessage("lectern: take over")),
    button("Later", () => notice.remove()),
  );
}
