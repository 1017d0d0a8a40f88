/** Returns how to stop. */
export function listen(target: EventTarget, type: string, heard: (event: Event) => void): () => void {
  target.addEventListener(type, heard);
  return () => target.removeEventListener(type, heard);
}
