import type { WriteStream } from 'node:tty';

const WIDTH = 24;
const REDRAW_EVERY_MS = 100;

/** A line that shows how far a long work is; nothing when nobody looks (no terminal). */
export interface ProgressBar {
  /** @param share 0…1 */
  show(share: number, label: string): void;
  /** Takes the line away. */
  end(): void;
}

export function createProgressBar(terminal: WriteStream): ProgressBar {
  let shownAt = -REDRAW_EVERY_MS;
  if (!terminal.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show(share, label) {
      if (performance.now() - shownAt < REDRAW_EVERY_MS) return;
      shownAt = performance.now();
      const full = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
      terminal.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${label}`.slice(0, terminal.columns));
      terminal.clearLine(1);
    },
    end() {
      terminal.cursorTo(0);
      terminal.clearLine(0);
    },
  };
}
