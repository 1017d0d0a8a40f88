// One function for each place in an HTML document where text can land. The result, read by an HTML parser,
// is the text that went in.

/** For an element's text and for attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\0", "\uFFFD");
}

/** JSON for a `<script type="application/json">`, where `</script>` and `<!--` would end or hide it. */
export function escapeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** CSS for a `<style>`, where `</style>` would end it. */
export function escapeStyle(css: string): string {
  return css.replaceAll(/<(?=\/style)/gi, "\\3c ");
}
