import {
  CircleQuestionMark,
  Crosshair,
  LayoutGrid,
  MonitorUp,
  Search,
  Snowflake,
  Square,
  Timer,
  TimerOff,
  TimerReset,
} from "lucide-preact";
import { useSignal } from "@preact/signals";

import type { PointerKind } from "#show";
import { Action } from "./action.tsx";
import { useInterface } from "./interface.ts";
import { Moves } from "./moves.tsx";
import { MoreButton, MoreMenu } from "./more.tsx";

const POINTERS: Readonly<Record<PointerKind, { readonly label: string; readonly name: string }>> = {
  none: { label: "Pointer", name: "Pointer: laser, then spotlight" },
  laser: { label: "Laser", name: "Laser pointer; next: spotlight" },
  spotlight: { label: "Spotlight", name: "Spotlight; next: no pointer" },
};

/** The keys of the presenter view that a talk needs most, as buttons; all others are in the menu behind the last but one. */
export function Toolbar() {
  const { talk } = useInterface();
  const { blank, timer } = talk.show.state.value;
  const { look, pointer } = talk.window.state.value;
  const open = useSignal(false);
  const running = timer.since !== null;
  return (
    <>
      <div class="lectern-toolbar" role="toolbar" aria-label="Talk">
        <div class="lectern-cluster lectern-moves">
          <Moves />
        </div>
        <div class="lectern-cluster lectern-screen">
          <Action
            icon={Square}
            label="Blank"
            name="Blank the screen"
            command={
              blank === "white" || blank === "break"
                ? { type: "unblank" }
                : { type: "blank", colour: "black" }
            }
            pressed={blank === "black" || blank === "white"}
          />
          <Action
            class="lectern-spare"
            icon={Snowflake}
            label="Freeze"
            name="Freeze the audience and look around"
            command={{ type: "look-around" }}
            pressed={look !== null}
          />
          <Action
            class="lectern-spare"
            icon={Crosshair}
            label={POINTERS[pointer].label}
            name={POINTERS[pointer].name}
            command={{ type: "pointer", kind: "next" }}
            pressed={pointer !== "none"}
          />
        </div>
        <div class="lectern-cluster lectern-timing" hidden={!talk.timer.enabled}>
          <Action
            icon={running ? TimerOff : Timer}
            label={running ? "Stop timer" : "Start timer"}
            name={running ? "Stop timer" : "Start timer"}
            command={{ type: "timer", act: "toggle" }}
          />
          <Action
            class="lectern-spare"
            icon={TimerReset}
            label="Reset"
            name="Reset timer"
            command={{ type: "timer", act: "reset" }}
          />
        </div>
        <div class="lectern-cluster lectern-places">
          <Action
            icon={LayoutGrid}
            label="Overview"
            name="Overview of all slides"
            command={{ type: "overlay", overlay: "overview" }}
          />
          <Action
            class="lectern-spare"
            icon={Search}
            label="Search"
            name="Search"
            command={{ type: "overlay", overlay: "search" }}
          />
          <Action
            class="lectern-spare"
            icon={MonitorUp}
            label="Audience"
            name="Audience window"
            command={{ type: "clone" }}
          />
        </div>
        <div class="lectern-cluster lectern-rest">
          <MoreButton open={open.value} />
          <Action
            class="lectern-spare"
            icon={CircleQuestionMark}
            label="Help"
            name="Help: all keys"
            command={{ type: "overlay", overlay: "help" }}
          />
        </div>
      </div>
      <MoreMenu open={open} />
    </>
  );
}
