// The classic script `dist/remark.js`, which takes remark's place in a page: the global `remark`, all slides drawn and
// coloured when `create` returns. What it does not need for that lies beside it, see part.ts.
import * as signals from "@preact/signals-core";

import { bringCodeStyles, bringEngine, remark } from "#api";
import * as deck from "#deck";
import * as markdown from "#markdown";
import * as show from "#show";
import { createRemarkEngine } from "./highlight/remark-engine.ts";
import { addressOf, arrive } from "./part.ts";

bringEngine(createRemarkEngine);
bringCodeStyles((style) => addressOf(`styles/${style}.css`));

// remark's decks call `document.getElementsByTagName("pre").forEach(…)`.
for (const { prototype } of [NodeList, HTMLCollection]) {
  for (const method of ["forEach", "filter", "map"] as const) {
    if (method in prototype) continue;
    Object.defineProperty(prototype, method, {
      configurable: true,
      writable: true,
      value: Array.prototype[method],
    });
  }
}

Object.assign(window, {
  remark,
  // For the parts, which share these rooms with the script.
  lectern: { arrive, rooms: { signals, deck, markdown, show } },
});
