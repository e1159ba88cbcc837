import type { Refusable } from '@fleetmap/client';
import { useState } from 'react';
import { outcomeOf, type Trouble } from './trouble.js';

interface Deed {
  readonly isRunning: boolean;
  /** Why the last one was not done. */
  readonly trouble: Trouble | undefined;
  /** @returns the answer, or undefined when there is trouble. */
  readonly run: <Answer extends object>(asked: Promise<Refusable<Answer>>) => Promise<Answer | undefined>;
}

/** One thing at a time that the server is asked to do. */
export function useDeed(): Deed {
  const [isRunning, setIsRunning] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  async function run<Answer extends object>(asked: Promise<Refusable<Answer>>): Promise<Answer | undefined> {
    setIsRunning(true);
    const outcome = await outcomeOf(asked);
    setIsRunning(false);
    setTrouble('trouble' in outcome ? outcome.trouble : undefined);
    return 'answer' in outcome ? outcome.answer : undefined;
  }

  return { isRunning, trouble, run };
}
