// What the classic script fetches when it is first needed, from the folder `remark/` beside it: the presenter view, and
// rare languages. As scripts, not modules, so that a page opened from disk, or with the script on another host, has
// them too. The build (vite.config.ts) puts `fetchPart` where modules say `import()`.

const script = document.currentScript;
const folder = new URL(
  "remark/",
  script instanceof HTMLScriptElement && script.src !== "" ? script.src : document.baseURI,
);

const arrived = new Map<string, unknown>();

/** Called by a part, once, with what its module exports. */
export function arrive(name: string, exports: unknown): void {
  arrived.set(name, exports);
}

/** Rejects, and says so on the console, when the part is not where it should be. */
export async function fetchPart(name: string): Promise<unknown> {
  if (arrived.has(name)) return arrived.get(name);
  const address = addressOf(`${name}.js`);
  const element = document.createElement("script");
  element.src = address;
  try {
    await new Promise((resolve, reject) => {
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });
  } catch {
    const told = `lectern: there is no ${address}. Put the folder remark/ of the package beside remark.js.`;
    console.warn(told);
    throw new Error(told);
  } finally {
    element.remove();
  }
  return arrived.get(name);
}

/** Where a file of the folder is. */
export function addressOf(file: string): string {
  return new URL(file, folder).href;
}
