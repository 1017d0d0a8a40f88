import { watch, type FSWatcher } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";

import { sightDeck, type Reading, type Sighting } from "./deck-file.ts";

/** How long a file may be gone or empty before it is worth a word: editors pass through both as they save. */
const patienceMs = 300;
/** Some disks (network, containers) tell nobody of changes; a look at the clock of the file is cheap. */
const pollMs = 500;

export interface Watch {
  close(): void;
}

/**
 * Calls `changed` with each new state of the file: a new text at once, a trouble when it lasts. The system's
 * events only say when to look; what happened is what the look finds. So a save by renaming, a folder that was
 * replaced and a disk without events are nothing special.
 */
export function watchDeck(
  file: string,
  name: string,
  seen: Reading,
  changed: (reading: Reading) => void,
): Watch {
  let last = keyOf(seen);
  let doubtful: { state: string; since: number } | null = null;
  let looking = false;
  let lookAgain = false;
  let closed = false;
  let clock = "";
  let retry: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;

  const look = async (): Promise<void> => {
    if (closed) return;
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    lookAgain = false;
    const sighting = await sightDeck(file, name);
    looking = false;
    if (!closed) settle(sighting);
    if (lookAgain) await look();
  };

  const settle = ({ reading, state }: Sighting): void => {
    const key = keyOf(reading);
    if (key === last) {
      doubtful = null;
      return;
    }
    if (isDoubtful(reading)) {
      // Empty now and empty then may be two saves: only what nobody touched meanwhile has lasted.
      if (doubtful?.state !== state) doubtful = { state, since: Date.now() };
      const left = doubtful.since + patienceMs - Date.now();
      if (left > 0) {
        clearTimeout(retry);
        retry = setTimeout(look, left);
        return;
      }
    }
    doubtful = null;
    last = key;
    changed(reading);
  };

  const listen = (): void => {
    watcher?.close();
    watcher = undefined;
    try {
      watcher = watch(path.dirname(file), { persistent: false }, (_event, changedName) => {
        if (changedName === null || changedName === path.basename(file)) void look();
      });
      watcher.on("error", () => watcher?.close());
    } catch {
      // No events here; the poll is enough.
    }
  };

  let folder = "";
  const poll = setInterval(async () => {
    const [folderNow, fileNow] = await Promise.all([idOf(path.dirname(file)), clockOf(file)]);
    if (closed) return;
    if (folderNow !== folder) {
      folder = folderNow;
      listen();
    }
    if (fileNow !== clock) {
      clock = fileNow;
      void look();
    }
  }, pollMs);
  listen();
  void look();

  return {
    close: () => {
      closed = true;
      clearInterval(poll);
      clearTimeout(retry);
      watcher?.close();
    },
  };
}

function isDoubtful(reading: Reading): boolean {
  return !reading.ok || reading.text.trim() === "";
}

function keyOf(reading: Reading): string {
  return reading.ok ? reading.revision : `${reading.problem.code} ${reading.problem.where}`;
}

async function clockOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => null);
  return found === null ? "gone" : `${found.ino} ${found.size} ${found.mtimeNs}`;
}

async function idOf(folder: string): Promise<string> {
  return stat(folder).then(
    (found) => String(found.ino),
    () => "gone",
  );
}
