// Browser entry of our own pages: opens the deck that the page carries, and puts `remark` and `slideshow` on the
// page under the names that exporters look for. Nothing else.
import "#themes/base.css";
import { firstSlidePainted, openPage, remark } from "#api";

await firstSlidePainted();
Object.assign(window, { remark, slideshow: openPage() });
