/**
 * A moment as a clock shows it, whole in the habit of the language: "00:49" in German, "12:49 AM" in American English.
 *
 * @param at ms since 1970
 * @param language BCP 47; default, and for words that name no language: the browser's
 */
export function timeOfDay(at: number, language?: string): string {
  // Not an hour and a minute chosen singly: "0:49" is written by nobody.
  const written = { timeStyle: "short" } as const;
  try {
    return new Date(at).toLocaleTimeString(language, written);
  } catch {
    return new Date(at).toLocaleTimeString(undefined, written);
  }
}
