import { useLayoutEffect, useRef } from "preact/hooks";

import { useInterface } from "./interface.ts";
import { createMiniature } from "./miniature.ts";
import type { Miniature } from "./miniature.ts";

export interface ThumbnailProps {
  /** One name for each picture that is up at the same time. */
  readonly name: string;
  /** Null: empty. */
  readonly index: number | null;
}

/** A small picture of a slide. The picture itself is in the light DOM, for the deck's CSS; here is only its place. */
export function Thumbnail({ name, index }: ThumbnailProps) {
  const { host, talk } = useInterface();
  const miniature = useRef<Miniature>(undefined);

  useLayoutEffect(() => {
    const place = document.createElement("div");
    place.slot = `lectern-${name}`;
    // Inline: a deck may style every `div`.
    place.style.cssText =
      "all: unset; position: relative; display: block; overflow: hidden; width: 100%; height: 100%";
    host.append(place);
    miniature.current = createMiniature(place, talk);
    return () => {
      miniature.current?.dispose();
      place.remove();
    };
  }, [name]);
  useLayoutEffect(() => miniature.current?.show(index), [name, index]);

  return <slot name={`lectern-${name}`} class="lectern-thumbnail" />;
}
