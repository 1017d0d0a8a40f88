/** The style sheets that a page's slides wear, for a document of their own. */
export interface WornStyle {
  /** Addresses, in order. */
  readonly links: readonly string[];
  /** What the page itself says. */
  readonly css: string;
}

/** Of the page's head: its links, and its own words after them. Our interface has its style in a shadow root. */
export function wornStyle(): WornStyle {
  const links = Array.from(
    document.head.querySelectorAll<HTMLLinkElement>("link[rel~=stylesheet][href]:not([disabled])"),
    ({ href }) => href,
  );
  const styles = Array.from(document.head.querySelectorAll("style"), ({ textContent }) => textContent ?? "");
  return { links, css: styles.join("\n") };
}
