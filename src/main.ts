// Browser entry of our own pages: opens the deck that the page carries, and puts `remark` and `slideshow` on the
// page under the names that exporters look for. Nothing else.
import "#themes/base.css";
// Not through "#api": that door is also the module for other people's pages, whose style sheets would come along.
import { firstSlidePainted } from "./api/first-slide.ts";
import { openPage } from "./api/page.ts";
import { pageRemark } from "./api/page-remark.ts";

await firstSlidePainted();
Object.assign(window, { remark: pageRemark, slideshow: await openPage() });
