import type { Peer } from '../processes/ask.js';
import type { LoadCommands } from '../load/load.js';
import type { Row } from '../row.js';

/** How long and how often everything is measured. */
export interface Plan {
  readonly isQuick: boolean;
  readonly rounds: number;
  /** Seconds before a window counts: code is compiled, viewers have their snapshot. */
  readonly warmUp: number;
  /** Seconds of a window. */
  readonly window: number;
  /** Only cases whose name has this in it; `a|b` is one or the other. */
  readonly match: string;
  /** Says what is going on. */
  readonly say: (line: string) => void;
}

/** Whether the plan wants the case. */
export function isWanted({ match }: Plan, name: string): boolean {
  return match.split('|').some((part) => name.includes(part));
}

export type Load = Peer<LoadCommands>;

/** A suite measures and hands back its rows. */
export type Suite = (plan: Plan, load: Load) => Promise<Row[]>;

export const FULL_PLAN = { isQuick: false, rounds: 3, warmUp: 3, window: 4 } as const;
/** Only to see that everything runs: its figures mean nothing. */
export const QUICK_PLAN = { isQuick: true, rounds: 1, warmUp: 0.3, window: 0.5 } as const;
