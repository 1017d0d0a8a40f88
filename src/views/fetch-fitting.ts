import type * as fitting from "./fitting.ts";

/** For a text whose slides are fitted from the first one on, so that none is seen too long; null: it asks for nothing. */
export async function fetchFitting(text: string): Promise<typeof fitting | null> {
  return text.includes("fit:") ? import("./fitting.ts").catch(() => null) : null;
}
