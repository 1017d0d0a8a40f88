// THE SERVICE WORKER OF A SITE that `lectern build` wrote: keeps the whole deck for when there is no network. The build
// puts the list of its files in front.
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";

interface Worker {
  readonly lecternFiles: PrecacheEntry[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "activate" | "message",
    heard: (event: { readonly data?: unknown; waitUntil(until: Promise<unknown>): void }) => void,
  ): void;
}

const worker = self as unknown as Worker;

// `?talk=…` is an audience window of the same page, whatever else stands there.
precacheAndRoute(worker.lecternFiles, { ignoreURLParametersMatching: [/./], cleanURLs: false });
cleanupOutdatedCaches();

// The page that brought the first worker has its whole deck kept, not only the next one.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));

// A newer one waits until the reader says so: the pages that are open are made of the older files.
worker.addEventListener("message", ({ data }) => {
  if (data === "lectern: take over") void worker.skipWaiting();
});
