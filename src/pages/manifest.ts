/** `manifest.webmanifest`, by which a talk is installed like an app. Addresses are relative to it, or begin with a base. */
export function webManifest(title: string, lang: string, base: string): string {
  const start = base === "" ? "./" : base;
  const manifest = {
    name: title,
    short_name: title.length > 30 ? `${title.slice(0, 29)}…` : title,
    lang,
    id: start,
    start_url: start,
    scope: start,
    display: "standalone",
    background_color: "#000000",
    theme_color: "#000000",
    icons: [
      { src: `${base}icons/talk.svg`, sizes: "any", type: "image/svg+xml" },
      { src: `${base}icons/talk-192.png`, sizes: "192x192", type: "image/png" },
      { src: `${base}icons/talk-512.png`, sizes: "512x512", type: "image/png", purpose: "any" },
      { src: `${base}icons/talk-mask-512.png`, sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
