/** A slide on a stand, drawn here. */
export const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
  '<rect x="3" y="5" width="26" height="18" rx="3" fill="#1f4e5f"/>' +
  '<path d="M8 11h10M8 16h15" stroke="#fff" stroke-width="2.4" stroke-linecap="round"/>' +
  '<path d="M16 23v5M10 28h12" stroke="#1f4e5f" stroke-width="2.4" stroke-linecap="round"/></svg>';

/** The same, so that no request is made for it. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(iconSvg)}`;
