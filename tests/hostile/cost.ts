// What a function costs, counted: characters looked at, whatever machine looks.

/** Runs `work` and counts the characters that it reads one by one, searches, or gives to a regular expression. */
export function charactersRead(work: () => void): number {
  let count = 0;
  const { charCodeAt, indexOf, includes } = String.prototype;
  const { exec } = RegExp.prototype;
  const apply = Reflect.apply;
  const found = (text: string, from: number, at: number): number => (at < 0 ? text.length : at) - from + 1;
  const restore = replaceMethods([
    [
      String.prototype,
      "charCodeAt",
      function (this: string, at: number): number {
        count += 1;
        return apply(charCodeAt, this, [at]);
      },
    ],
    [
      String.prototype,
      "indexOf",
      function (this: string, needle: string, from = 0): number {
        const at = apply(indexOf, this, [needle, from]);
        count += Math.max(1, found(this, from, at));
        return at;
      },
    ],
    [
      String.prototype,
      "includes",
      function (this: string, needle: string, from = 0): boolean {
        count += Math.max(1, found(this, from, apply(indexOf, this, [needle, from])));
        return apply(includes, this, [needle, from]);
      },
    ],
    [
      RegExp.prototype,
      "exec",
      function (this: RegExp, text: string): RegExpExecArray | null {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const match = apply(exec, this, [text]);
        count += Math.max(1, found(text, from, match ? match.index + match[0].length : -1));
        return match;
      },
    ],
  ]);
  try {
    work();
  } finally {
    restore();
  }
  return count;
}

type Method = (this: never, ...args: never[]) => unknown;

function replaceMethods(methods: readonly (readonly [object, string, Method])[]): () => void {
  const before = methods.map(
    ([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)!] as const,
  );
  for (const [owner, name, value] of methods) {
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [owner, name, descriptor] of before) Object.defineProperty(owner, name, descriptor);
  };
}
