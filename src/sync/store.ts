/** What we need of `sessionStorage`. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * A store that never throws. Where storage is blocked even naming `sessionStorage` throws, so it is opened in here.
 * What cannot be written is forgotten, what cannot be read is absent.
 */
export function quietStore(open: () => Store | null | undefined): Store {
  const attempt = <T>(act: (store: Store) => T): T | null => {
    try {
      const store = open();
      return store ? act(store) : null;
    } catch {
      return null;
    }
  };
  return {
    getItem: (key) => attempt((store) => store.getItem(key)),
    setItem: (key, value) => void attempt((store) => store.setItem(key, value)),
  };
}
