import { createStore } from 'zustand/vanilla';

/** Counts the plans that were given and taken away on this page: whoever shows one asks the server anew. */
export const planChanges = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export function notePlanChange(): void {
  planChanges.setState(({ count }) => ({ count: count + 1 }));
}
