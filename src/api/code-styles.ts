/** remark's style sheet in a page is found by it. */
export const TITLE = "remark";

let locate: ((style: string) => string) | null = null;

/** For a build with highlight.js's styles beside it: style → address. */
export function bringCodeStyles(addressOf: (style: string) => string): void {
  locate = addressOf;
}

/** Style → address, of those that are linked. */
export function knownCodeStyles(): Record<string, string> {
  const links = document.head.querySelectorAll<HTMLLinkElement>('link[id^="hljs-"]');
  return Object.fromEntries(Array.from(links, ({ id, href }) => [id.slice("hljs-".length), href]));
}

/** Links these styles of highlight.js, right behind remark's own; once for a page. */
export function provideCodeStyles(styles: Iterable<string>): void {
  for (const style of styles) {
    const mark = `hljs-${style}`;
    if (
      style === "" ||
      locate === null ||
      !/^[\w.-]+$/.test(style) ||
      style === "default" ||
      document.getElementById(mark)
    )
      continue;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.id = mark;
    link.href = locate(style);
    link.addEventListener("error", () =>
      console.warn(`lectern: highlight.js has no style "${style}", or it is not at ${link.href}.`),
    );
    document.head.querySelector(`style[title="${TITLE}"]`)?.after(link);
  }
}
