import { spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";

/** There is such a program, and it says which version it is. */
export function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    return false;
  }
  // Chrome for Windows opens a window when it is asked for its version.
  if (process.platform === "win32") return true;
  // Some are scripts that only say what to install.
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

/** Debian or a child of it, and we are root: what is missing can be installed without asking anybody. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && isDebian();
}

/** Whether they are there afterwards is for the caller to see. */
export function installPackages(...packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  runAloud("apt-get", ["update"], env);
  runAloud("apt-get", ["install", "-y", "--no-install-recommends", ...packages], env);
}

/** Its output goes where ours does not get in the way of a reporter's. */
export function runAloud(program: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  spawnSync(program, args, { stdio: ["ignore", 2, 2], env, timeout: 15 * 60_000 });
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}
