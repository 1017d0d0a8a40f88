import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import type { Page } from "@playwright/test";
import type { getDocument, GlobalWorkerOptions } from "pdfjs-dist/legacy/build/pdf.mjs";
import { PNG } from "pngjs";

const pdfjs = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/legacy/build/pdf.mjs"));

interface Pdfjs {
  readonly getDocument: typeof getDocument;
  readonly GlobalWorkerOptions: typeof GlobalWorkerOptions;
}

/** Points of a picture for each inch of paper, and of what it is the mean of. */
const DPI = 40;
const FINE = 3;

/**
 * A page of a PDF, from 1, as a small grey PNG. Each pixel is the mean of nine, so that how letters are drawn hardly counts,
 * and where they are does.
 */
export async function pdfPicture(page: Page, file: string, number: number): Promise<Buffer> {
  await page.route("http://paper.test/**", async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "")
      return route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Paper</title>" });
    if (name === "file.pdf")
      return route.fulfill({ contentType: "application/pdf", body: await readFile(file) });
    const body = await readFile(path.join(pdfjs, path.basename(name)));
    return route.fulfill({ contentType: "text/javascript", body });
  });
  await page.goto("http://paper.test/");
  const { width, height, grey } = await page.evaluate(
    async ({ number, scale, fine }) => {
      const module = "/pdf.mjs";
      const { getDocument, GlobalWorkerOptions } = (await import(module)) as Pdfjs;
      GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";
      const pdf = await getDocument({ url: "/file.pdf", verbosity: 0 }).promise;
      const sheet = await pdf.getPage(number);
      const viewport = sheet.getViewport({ scale });
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      await sheet.render({ canvas, viewport }).promise;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      const [width, height] = [Math.floor(canvas.width / fine), Math.floor(canvas.height / fine)];
      const sums = new Float64Array(width * height);
      for (let y = 0; y < height * fine; y += 1) {
        for (let x = 0; x < width * fine; x += 1) {
          const at = (y * canvas.width + x) * 4;
          sums[Math.floor(y / fine) * width + Math.floor(x / fine)]! +=
            0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
        }
      }
      return { width, height, grey: Array.from(sums, (sum) => Math.round(sum / fine ** 2)) };
    },
    { number, scale: (DPI * FINE) / 72, fine: FINE },
  );
  await page.unroute("http://paper.test/**");
  const picture = new PNG({ width, height });
  for (const [at, value] of grey.entries()) picture.data.set([value, value, value, 255], at * 4);
  return PNG.sync.write(picture, { colorType: 0 });
}
