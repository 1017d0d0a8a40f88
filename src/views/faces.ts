/**
 * Fetches the theme's faces for Latin text while the server is there: browsers fetch a face when a slide first needs
 * it, and the first slide with code may come when nobody answers any more. Only on pages of ours, whose theme is ours;
 * what somebody else's page names may lie on another host.
 */
export function fetchFaces(): void {
  if (!document.documentElement.classList.contains("lectern-page")) return;
  for (const face of document.fonts) {
    if (face.status === "unloaded" && isLatin(face)) void face.load().catch(() => undefined);
  }
}

/** Its range begins with U+0, as that of a face without a range does. */
function isLatin({ unicodeRange }: FontFace): boolean {
  return /^U\+0+(?![0-9A-F])/i.test(unicodeRange);
}
