import type { Host } from './host.js';

/** A call into the store's thread. */
export interface Question {
  readonly id: number;
  readonly name: keyof Host;
  readonly given: readonly unknown[];
}

/** What came of it; id 0 tells that the store is open, or why not. */
export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error: Error | undefined;
}
