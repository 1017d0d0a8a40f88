// `npm run bench`: every promise about speed, measured beside something in the same run. Needs `npm run build`.
// Words after it choose subjects: `npm run bench parse size`.
import { faultFigures } from "./faults.ts";
import { exportFigures } from "./export.ts";
import { navigateFigures } from "./navigate.ts";
import { openFigures } from "./open.ts";
import { parseFigures } from "./parse.ts";
import { revealFigures } from "./reveal.ts";
import { scriptFigures } from "./script.ts";
import { siteFigures } from "./site.ts";
import { sizeFigures } from "./size.ts";
import { syncFigures } from "./sync.ts";
import { windowFigures } from "./windows.ts";
import { passes, table } from "./figure.ts";
import type { Figure } from "./figure.ts";

const subjects: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  parse: parseFigures,
  open: openFigures,
  site: siteFigures,
  reveal: revealFigures,
  navigate: navigateFigures,
  sync: syncFigures,
  windows: async () => [...(await windowFigures()), ...(await faultFigures())],
  size: sizeFigures,
  script: scriptFigures,
  export: exportFigures,
};

const chosen = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(subjects)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  figures.push(...(await measure()));
}
process.stdout.write(`${table(figures)}\n`);
process.exitCode = figures.every(passes) ? 0 : 1;
