import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { deckFolder } from "../support/build.ts";
import { serveFolders } from "../support/static-server.ts";
import { plainDeck } from "./decks.ts";
import type { Figure } from "./figure.ts";
import { median, milliseconds } from "./figure.ts";
import { countMade, openTab, timeToPaint } from "./open.ts";
import { openPlainBrowser } from "./pipe.ts";
import { scriptBeforeFirstSlide } from "./size.ts";
import { writeStaticPage } from "./static-page.ts";

const rounds = 9;
const lengths = [50, 500, 2000] as const;

/** A built deck and a page that is only its first slide, painted in turns, on the machine as it is and a fourth as fast. */
export async function siteFigures(): Promise<Figure[]> {
  const talk = await deckFolder({});
  for (const slides of lengths) {
    await talk.write({ "talk.md": plainDeck(slides) });
    const { code, output } = await talk.build("--out", `sites/${slides}`);
    if (code !== 0) throw new Error(output);
    await writeFile(
      path.join(talk.folder, `sites/${slides}/blank.html`),
      "<!doctype html><title>Blank</title><p>.</p>",
    );
  }
  const host = await serveFolders(path.join(talk.folder, "sites"));
  const browser = await openPlainBrowser();
  const site = (slides: number) => ({
    url: `${host.url}${slides}/`,
    folder: path.join(talk.folder, `sites/${slides}`),
  });
  try {
    const still = await writeStaticPage(browser, site(50), 1);
    const tab = await openTab(browser, site(50));
    // Who comes for the first time has no worker; nor may one help here.
    await tab.send("Network.setBypassServiceWorker", { bypass: true });
    const figures: Figure[] = [];
    for (const rate of [1, 4]) {
      await tab.send("Emulation.setCPUThrottlingRate", { rate });
      const pages = [still, ...lengths.map((slides) => site(slides).url)].map((url) => ({
        url,
        times: [] as number[],
      }));
      for (let round = -1; round < rounds; round += 1) {
        for (const { url, times } of pages) {
          const time = await timeToPaint(tab, site(50), url);
          if (round >= 0) times.push(time);
        }
      }
      const [base, ...times] = pages.map((page) => median(page.times)) as [number, ...number[]];
      times.forEach((time, place) =>
        figures.push({
          what: `site of ${lengths[place]!.toLocaleString("en")} slides, first slide painted, CPU ${rate}×`,
          measured: milliseconds(time),
          against: `static page ${milliseconds(base)}`,
          value: time / base,
          unit: "×",
          budget: 1.3,
        }),
      );
    }
    // Both with their text in files of their own.
    const [few, many] = [await countMade(browser, site(500)), await countMade(browser, site(2000))];
    figures.push({
      what: "elements made to open a site of 2,000 slides",
      measured: `${many.elements}`,
      against: `500 slides: ${few.elements}`,
      value: many.elements / few.elements,
      unit: "×",
      budget: 1,
    });
    const page = await readFile(path.join(site(2000).folder, "index.html"), "utf8");
    const { kilobytes, files } = scriptBeforeFirstSlide();
    return [
      ...figures,
      {
        what: "script that a site's first slide waits for, gzip",
        measured: "inside the page",
        against: "",
        value: waitedFor(page) / 1000,
        unit: "kB",
        budget: 45,
      },
      {
        what: "script that a site fetches at its start, gzip",
        measured: `${files.length} files`,
        against: "",
        value: kilobytes,
        unit: "kB",
        budget: null,
      },
    ];
  } finally {
    await browser.close();
    await host.close();
    await talk.remove();
  }
}

/** Bytes of script, compressed, that an HTML parser runs before it is past the first slide; modules wait for its end. */
function waitedFor(page: string): number {
  const begin = page.slice(0, page.indexOf('id="source"'));
  const scripts = Array.from(begin.matchAll(/<script>([^]*?)<\/script>/g), ([, code]) => code!);
  return scripts.reduce((sum, code) => sum + gzipSync(code).length, 0);
}
