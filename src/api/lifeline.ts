// Asleep or gone: a hidden window may be kept from answering, but a browser takes a page's locks back only when the page
// or its process ends, however it ends.

/** This window's sign of life, and those of the others. */
export interface Lifeline {
  hold(): void;
  /** A browser keeps no page for "Back" that still holds a lock. */
  release(): void;
  /** Which of these windows have ended; none where the browser cannot tell. */
  ended(peers: readonly string[]): Promise<readonly string[]>;
}

/** @param talk its name, the same in all of its windows */
export function createLifeline(talk: string, peer: string): Lifeline {
  // Pages that came over plain http have none.
  const locks: LockManager | undefined = navigator.locks;
  const nameOf = (peer: string): string => `${talk}:${peer}`;
  let release = (): void => undefined;

  return {
    hold() {
      release();
      const held = new Promise<void>((resolve) => (release = resolve));
      locks?.request(nameOf(peer), () => held).catch(() => undefined);
    },
    release: () => release(),
    async ended(peers) {
      const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
      const alive = new Set(held.map(({ name }) => name));
      // Where our own is not seen, that others are not seen proves nothing.
      return alive.has(nameOf(peer)) ? peers.filter((one) => !alive.has(nameOf(one))) : [];
    },
  };
}
