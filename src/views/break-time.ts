// When a break ends, and how long that is. Pure: the clock is the caller's.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Longer than any break. */
const MOST_MINUTES = 24 * 60;

/**
 * "10" is minutes from `now`; "10:45", "10.45", "2 pm" and "2:15 pm" the next such time of day here.
 * Milliseconds of wall time; null for anything else.
 */
export function breakUntil(text: string, now: number): number | null {
  const said = text.trim().toLowerCase();
  if (/^\d{1,4}(?: ?m(?:in(?:utes?)?)?)?$/.test(said)) {
    const minutes = Number.parseInt(said, 10);
    return minutes > 0 && minutes <= MOST_MINUTES ? now + minutes * MINUTE : null;
  }
  const [, hour, minute, half] = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])?\.?m?\.?$/.exec(said) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "p" ? 12 : 0);
  if (hours > 23 || Number(minute ?? 0) > 59 || (half !== undefined && Number(hour) > 12)) return null;
  const end = new Date(now);
  end.setHours(hours, Number(minute ?? 0), 0, 0);
  return end.getTime() > now ? end.getTime() : end.getTime() + DAY;
}

/** "9:05", "1:02:00": whole seconds, the begun one counts, so that it says 0:00 only when the time is up. */
export function remaining(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** "9 minutes left", "less than a minute left". */
export function minutesLeft(left: number): string {
  const minutes = Math.round(left / MINUTE);
  if (left < MINUTE) return "less than a minute left";
  return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
}
