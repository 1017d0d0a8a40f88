import type { CommandRow } from "./command-table.ts";

/** Rows under one heading, as the palette lists them. */
export interface PaletteGroup {
  /** A group of the table, or "Recently used"; null: found, best first. */
  readonly heading: string | null;
  readonly rows: readonly CommandRow[];
}

/**
 * What the palette lists. Without words: what was used of late, the latest first, then all the others in their groups.
 * With words: rows in which every word is found, best first; rows that are alike stay in the table's order.
 */
export function paletteGroups(
  rows: readonly CommandRow[],
  query: string,
  recent: readonly string[],
): readonly PaletteGroup[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) return filled([{ heading: null, rows: found(rows, words) }]);
  const used = recent.flatMap((id) => rows.filter((row) => row.id === id));
  const others = rows.filter((row) => !used.includes(row));
  return filled([
    { heading: "Recently used", rows: used },
    ...[...new Set(others.map(({ group }) => group))].map((group) => ({
      heading: group,
      rows: others.filter((row) => row.group === group),
    })),
  ]);
}

function filled(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  return groups.filter(({ rows }) => rows.length > 0);
}

function found(rows: readonly CommandRow[], words: readonly string[]): readonly CommandRow[] {
  return rows
    .map((row) => ({ row, rank: rankOf(row, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ row }) => row);
}

/** 0: one of the words is nowhere. The name counts more than the help, that more than the group. */
function rankOf({ name, help, group }: CommandRow, words: readonly string[]): number {
  const texts = [group, help, name].map((text) => text.toLocaleLowerCase());
  const ranks = words.map((word) => Math.max(...texts.map((text, at) => wordRank(text, word) * (at + 1))));
  if (ranks.includes(0)) return 0;
  return ranks.reduce((sum, rank) => sum + rank, texts[2]!.startsWith(words[0]!) ? 1 : 0);
}

/** A word's beginning is worth more, in any text, than its middle in another. */
function wordRank(text: string, word: string): number {
  if (text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 4;
  return text.includes(word) ? 1 : 0;
}
