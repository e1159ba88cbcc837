/** What the browser keeps for the next visit. */
export type Remembered = 'language' | 'speed-unit' | 'single-key-shortcuts' | 'trails';

const PREFIX = 'fleetmap.';

export function recall(name: Remembered): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined; // storage may be forbidden: the desk then starts with its defaults
  }
}

export function remember(name: Remembered, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // forbidden or full: chosen for this visit only
  }
}
