const MINUTE_MS = 60_000;

/** A moment as `<input type="datetime-local">` has it: the viewer's own clock, to the minute. @param at epoch ms */
export function localInputOf(at: number): string {
  const offsetMs = new Date(at).getTimezoneOffset() * MINUTE_MS;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}

/** Epoch ms; undefined while the field holds no moment. */
export function momentOfInput(text: string): number | undefined {
  const at = new Date(text).getTime();
  return Number.isNaN(at) || at < 0 ? undefined : at;
}
