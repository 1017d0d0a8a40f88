import { helpGroups, keyLabel } from "./command-table.ts";

/** Writes the keys into remark's help, above what scripts put there: a row for each, `td > span.key` and `td`. */
export function fillRemarkHelp(container: HTMLElement): void {
  const help = container.querySelector(":scope > .remark-help");
  if (help === null || help.querySelector(".key") !== null) return;
  const [keys, dismiss] = help.querySelectorAll("table");
  keys?.insertAdjacentHTML(
    "afterbegin",
    helpGroups()
      .flatMap(({ entries }) => entries.map(rowHtml))
      .join(""),
  );
  dismiss?.insertAdjacentHTML(
    "afterbegin",
    rowHtml({ keys: [keyLabel("Escape")], help: "Back to slideshow" }),
  );
}

function rowHtml({ keys, help }: { readonly keys: readonly string[]; readonly help: string }): string {
  const drawn = keys.map((key) => `<span class="key">${key}</span>`).join(" ");
  return `<tr><td>${drawn}</td><td>${help}</td></tr>`;
}
