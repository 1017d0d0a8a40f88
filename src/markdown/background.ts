const PROPERTIES = [
  "background-image",
  "background-color",
  "background-size",
  "background-position",
] as const;

/**
 * remark's background properties as the text of a `style` attribute (unescaped), or "". A value that would
 * leave its own declaration is left out, as a browser's `style.backgroundImage = …` would refuse it.
 */
export function backgroundStyle(properties: ReadonlyMap<string, string>): string {
  if (!PROPERTIES.some((name) => properties.has(name))) return "";
  const declarations = PROPERTIES.flatMap((name) => {
    const value = properties.get(name)?.trim();
    return value && isOneValue(value) && (name !== "background-image" || isImage(value))
      ? [`${name}: ${value};`]
      : [];
  });
  return declarations.join(" ");
}

function isImage(value: string): boolean {
  return value.includes("(") || /^(?:none|initial|inherit|unset|revert)$/.test(value);
}

/** Quotes and parentheses balance, and nothing outside them ends the declaration. */
function isOneValue(value: string): boolean {
  let quote = "";
  let depth = 0;
  for (let index = 0; index < value.length; index += 1) {
    const character = value[index] ?? "";
    if (character === "\\") index += 1;
    else if (quote) quote = character === quote ? "" : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (depth === 0 && /[;{}!]/.test(character)) return false;
    if (depth < 0) return false;
  }
  return quote === "" && depth === 0;
}
