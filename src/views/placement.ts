// Where the audience window goes: to another screen than ours, where the browser can put it there (Window Management).

export interface Placement {
  /** More words for `window.open`, from its comma on; "" where it opens as the browser likes. */
  readonly features: string;
  /** Who has to bring the window to the projector. */
  readonly moved: "lectern" | "speaker" | "refused";
}

interface Screen {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
}

interface ManagingWindow extends Window {
  getScreenDetails?(): Promise<{ readonly screens: readonly Screen[]; readonly currentScreen: Screen }>;
}

/**
 * Calls `open` with the place for a new window: at once where there is nothing to ask, for windows that are opened
 * later than the key was pressed may be blocked.
 */
export function placeElsewhere(open: (placement: Placement) => void): void {
  const page: ManagingWindow = window;
  const extended = (screen as { readonly isExtended?: boolean }).isExtended === true;
  if (!extended || page.getScreenDetails === undefined) {
    open({ features: "", moved: "speaker" });
    return;
  }
  page.getScreenDetails().then(
    ({ screens, currentScreen }) => {
      const other = screens.find((one) => one !== currentScreen);
      open(
        other === undefined
          ? { features: "", moved: "speaker" }
          : { features: featuresFor(other), moved: "lectern" },
      );
    },
    () => open({ features: "", moved: "refused" }),
  );
}

function featuresFor({ availLeft, availTop, availWidth, availHeight }: Screen): string {
  return `,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight},fullscreen`;
}
