/** What link previews and search results show of a description, in UTF-16 code units. */
const LONGEST = 200;

/** A description of a deck: its own `description:`, else what its first slides say; cut at a word's end. */
export function describe(own: string | undefined, words: readonly string[]): string {
  const text = (own ?? words.filter((part) => part !== "").join(" · ")).replaceAll(/\s+/g, " ").trim();
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  const end = cut.lastIndexOf(" ");
  return `${cut.slice(0, end > LONGEST / 2 ? end : LONGEST - 1).replace(/[\s,;:·–—-]+$/, "")}…`;
}
