// Which parts of a page keep their keys and clicks to themselves.

const EDITABLE =
  "input:not([type=button], [type=checkbox], [type=radio], [type=submit], [type=reset], [type=range], [type=color])," +
  "textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=searchbox], [role=combobox]";

/** Space and Return press these. */
const PRESSABLE = "a[href], area[href], button, summary, input, [role=button], [role=link], [role=menuitem]";

/** A click or a tap on these is theirs; on anything else it may move the show. */
const CLICKABLE =
  `${PRESSABLE}, ${EDITABLE}, label, option, video, audio, iframe, object, embed, dialog,` +
  "[role=tab], [role=checkbox], [role=switch], [role=slider], [role=option], [onclick], [draggable=true]";

function within(event: Event, selector: string): boolean {
  // The true target, also inside a widget with a shadow tree of its own.
  const target = event.composedPath()[0] ?? event.target;
  return target instanceof Element && target.closest(selector) !== null;
}

/** Typing goes there. */
export function isEditing(event: Event): boolean {
  return within(event, EDITABLE);
}

/** Held with Ctrl or Command a key writes nothing. */
export function isChord({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !altKey;
}

/** Space or Return would press what has the focus. */
export function isPressing(event: KeyboardEvent): boolean {
  return (event.key === " " || event.key === "Enter") && within(event, PRESSABLE);
}

/** Films, sliders and open lists use the arrows themselves. */
export function usesArrows(event: KeyboardEvent): boolean {
  return (
    event.key.startsWith("Arrow") &&
    within(event, "input, video, audio, [role=slider], [role=tab], [role=option]")
  );
}

export function isClickable(event: Event): boolean {
  return within(event, CLICKABLE);
}

/** The nearest box around the event, inside `area`, that can still scroll by `deltaY`; null when nothing scrolls. */
export function scrollerOf(event: Event, area: Element, deltaY: number): Element | null {
  for (const box of event.composedPath()) {
    if (box === area || !(box instanceof Element)) return null;
    if (!/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const room = deltaY > 0 ? box.scrollHeight - box.clientHeight - box.scrollTop : box.scrollTop;
    if (room > 1) return box;
  }
  return null;
}
