/** A key as it is drawn: "Shift →" and "Ctrl K" are two held together, "Page Down" is one. */
export function Keys({ text }: { readonly text: string }) {
  const [, held, key] = /^(Shift|Ctrl) (.+)$/.exec(text) ?? [];
  return (
    <span class="lectern-keys">
      {held !== undefined && <kbd class="lectern-key">{held}</kbd>}
      <kbd class="lectern-key">{key ?? text}</kbd>
    </span>
  );
}
