/** Elements that begin a paragraph rather than a block of HTML (remark 0.14, by its Markdown library). */
export const INLINE_ELEMENTS =
  "a|em|strong|small|s|cite|q|dfn|abbr|data|time|code|var|samp|kbd|sub|sup|i|b|u|mark|ruby|rt|rp|bdi|bdo|span|br|wbr|ins|del|img";

/** Elements whose text is no HTML. */
export const RAW_ELEMENTS: ReadonlySet<string> = new Set(
  "script style textarea title xmp iframe noembed noframes".split(" "),
);

export const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(
    " ",
  ),
);

const BLOCKS =
  "address|article|aside|blockquote|center|details|dialog|dir|div|dl|dd|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|li|listing|main|menu|nav|ol|p|plaintext|pre|search|section|summary|table|ul|xmp";

/** What a browser ends a paragraph at (HTML Standard, "in body"). */
export const ENDS_PARAGRAPH = new RegExp(`<(?:${BLOCKS})(?=[\\s/>])`, "i");

/** As `ENDS_PARAGRAPH`, or the end of what is around the paragraph. */
export const LEAVES_PARAGRAPH = new RegExp(`</?(?:${BLOCKS}|t(?:body|d|foot|h|head|r))(?=[\\s/>])`, "i");

/** Elements that the closing tag of a part of a line does not reach beyond. */
export const SPECIAL_ELEMENT = new RegExp(
  `^(?:${BLOCKS}|applet|body|button|caption|col|colgroup|desc|foreignobject|frame|html|iframe|marquee|object|option|optgroup|select|table|tbody|td|template|textarea|tfoot|th|thead|tr)$`,
);
