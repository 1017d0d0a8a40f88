import {
  ChevronLeft,
  ChevronRight,
  CircleQuestionMark,
  Hash,
  LayoutGrid,
  Maximize,
  Minimize,
  MonitorUp,
  Moon,
  Pause,
  Square,
  Sun,
  Timer,
  TimerOff,
  TimerReset,
} from "lucide-preact";

import { Action } from "./action.tsx";
import { fullscreen } from "./fullscreen.ts";
import { useInterface } from "./interface.ts";

/** The keys of the presenter view as buttons. */
export function Toolbar() {
  const { talk } = useInterface();
  const { blank, paused, timer, index } = talk.show.state.value;
  const { scheme } = talk.window.state.value;
  const end = talk.show.deck.value.slides.length - 1;
  const running = timer.since !== null;
  return (
    <div class="lectern-toolbar" role="toolbar" aria-label="Talk">
      <div class="lectern-cluster lectern-moves">
        <Action
          class="lectern-back"
          icon={ChevronLeft}
          label="Back"
          name="Back one step"
          command={{ type: "previous" }}
          disabled={paused || index === 0}
        />
        <Action
          class="lectern-forward"
          icon={ChevronRight}
          label="Next"
          name="Next step"
          command={{ type: "next" }}
          disabled={paused || index === end}
        />
      </div>
      <div class="lectern-cluster lectern-screen">
        <Action
          icon={Square}
          label="Blank"
          name="Blank the screen"
          command={{ type: "blank", colour: "black" }}
          pressed={blank !== "none"}
        />
        <Action
          class="lectern-spare"
          icon={Pause}
          label="Pause"
          name="Pause: keys do not move"
          command={{ type: "pause", paused: "toggle" }}
          pressed={paused}
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
          icon={Hash}
          label="Go to"
          name="Go to a slide"
          command={{ type: "overlay", overlay: "goto" }}
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
        <Action
          class="lectern-spare"
          icon={fullscreen.value ? Minimize : Maximize}
          label="Full screen"
          name={fullscreen.value ? "Full screen off" : "Full screen"}
          command={{ type: "fullscreen" }}
        />
        <Action
          class="lectern-spare"
          icon={scheme === "dark" ? Sun : Moon}
          label={scheme === "dark" ? "Light" : "Dark"}
          name={scheme === "dark" ? "Light controls" : "Dark controls"}
          command={{ type: "scheme" }}
        />
        <Action
          icon={CircleQuestionMark}
          label="Help"
          name="Help: all keys"
          command={{ type: "overlay", overlay: "help" }}
        />
      </div>
    </div>
  );
}
