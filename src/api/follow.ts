// What the server of `lectern present` tells its page. Not needed before there is a slide: fetched beside it.
import type { Problem, Talk } from "#views";
import { openDeckStyle } from "./deck-style.ts";

/** How long a server may be silent before the presenter is told, in ms: restarting one takes less. */
const SILENCE = 3000;

const unanswered: Problem = {
  severity: "warning",
  where: "server",
  what: "Lectern's server does not answer",
  why: "The talk goes on in every open window; saves and pictures that were not shown yet do not arrive.",
  fix: "Start lectern present again: this page finds it by itself.",
};

/** Saves and troubles, as the server tells them. The browser itself connects again when the server comes back. */
export function follow(
  address: string,
  talk: Talk,
  load: (text: string) => void,
  say: (problems: readonly Problem[]) => void,
): void {
  const stream = new EventSource(address);
  const wear = openDeckStyle(talk);
  let told: readonly Problem[] = [];
  let silence: ReturnType<typeof setTimeout> | undefined;

  stream.addEventListener("deck", ({ data }: MessageEvent<string>) => {
    load((JSON.parse(data) as { readonly text: string }).text);
  });
  stream.addEventListener("style", ({ data }: MessageEvent<string>) => wear(JSON.parse(data) as string));
  stream.addEventListener("trouble", ({ data }: MessageEvent<string>) => {
    say((told = [...told, JSON.parse(data) as Problem]));
  });
  stream.addEventListener("calm", () => say((told = [])));
  stream.addEventListener("open", () => {
    clearTimeout(silence);
    silence = undefined;
    say(told);
  });
  stream.addEventListener("error", () => {
    silence ??= setTimeout(() => say([unanswered, ...told]), SILENCE);
  });
}
