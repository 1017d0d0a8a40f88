import type { Overlay, WindowState } from "#show";

/** Sheets that not every view has: the times and problems of a talk are its speaker's, and notes have no part to zoom into. */
const ONLY: Partial<Readonly<Record<Overlay, readonly WindowState["view"][]>>> = {
  times: ["presenter", "notes"],
  problems: ["presenter"],
  zoom: ["stage", "presenter"],
};

/** Whether `overlay` is one that this view shows. One that it does not show must not be up: it would keep the keys. */
export function hasSheet(view: WindowState["view"], overlay: Overlay): boolean {
  return ONLY[overlay]?.includes(view) ?? true;
}
