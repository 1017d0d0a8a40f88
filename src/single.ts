// Browser entry of a deck in one file, as `lectern build --single-file` writes it: all of the app in one classic script,
// since pages opened from a disk load no modules. Rare grammars stand behind it in scripts of their own.
import { firstSlidePainted } from "./api/first-slide.ts";
import { openPage } from "./api/page.ts";
import { pageRemark } from "./api/page-remark.ts";
import { arrive } from "./part.ts";

Object.assign(window, { lectern: { arrive } });

const arrived = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
void Promise.all([firstSlidePainted(), arrived]).then(() =>
  Object.assign(window, { remark: pageRemark, slideshow: openPage() }),
);
