// Browser entry of our own pages: opens the deck that the page carries, and puts `remark` and `slideshow` on the
// page under the names that exporters look for. Nothing else.
import "#themes/base.css";
import { openPage, remark } from "#api";

Object.assign(window, { remark, slideshow: openPage() });
