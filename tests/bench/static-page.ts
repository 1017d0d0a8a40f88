import { writeFile } from "node:fs/promises";
import path from "node:path";

import type { Presented } from "../support/lectern.ts";
import type { PlainBrowser } from "./pipe.ts";

/** When a first slide stands in the document. */
export const slideShown = `new Promise((resolve) => {
  const look = () => document.querySelector(".remark-visible .remark-slide-content") ? resolve(true) : setTimeout(look, 5);
  look();
})`;

/**
 * What the app has made of a deck's beginning, without the app: the same slides under the same stylesheets, as HTML that
 * is only there, served by the same server. Returns its address.
 */
export async function writeStaticPage(
  browser: PlainBrowser,
  talk: Pick<Presented, "url" | "folder">,
  slides: number,
): Promise<string> {
  const tab = await browser.open(talk.url);
  await tab.evaluate(slideShown);
  const head = await tab.evaluate<string>(
    `[...document.head.querySelectorAll('link[rel="stylesheet"], style')].map((sheet) => sheet.outerHTML).join("\\n")`,
  );
  const classes = await tab.evaluate<string>(`document.documentElement.className`);
  const made: string[] = [];
  for (let slide = 0; slide < slides; slide += 1) {
    made.push(
      await tab.evaluate<string>(`document.querySelector(".remark-slides-area > .remark-visible").outerHTML`),
    );
    await tab.press("ArrowRight");
  }
  await browser.send("Target.closeTarget", { targetId: tab.id });
  const rest = made.slice(1).map((slide) => slide.replace(" remark-visible", ""));
  await writeFile(
    path.join(talk.folder, "static.html"),
    `<!doctype html>
<html lang="en" class="${classes}">
<head>
<meta charset="utf-8">
<title>Static</title>
${head}
</head>
<body class="${classes}">
<div class="remark-slides-area">${[made[0], ...rest].join("\n")}</div>
</body>
</html>
`,
  );
  return `${talk.url}static.html`;
}
