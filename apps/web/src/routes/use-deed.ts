import type { Refusable } from '@fleetmap/client';
import { isRejection, type RejectionCode } from '@fleetmap/events';
import { useState } from 'react';

/** Why something was not done: the server refused, or did not answer. */
export type Trouble = RejectionCode | 'no_answer';

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
    const answer = await orTrouble(asked);
    setIsRunning(false);
    setTrouble(typeof answer === 'string' ? answer : undefined);
    return typeof answer === 'string' ? undefined : answer;
  }

  return { isRunning, trouble, run };
}

/** The answer, or the code of what stands against it. */
export async function orTrouble<Answer extends object>(asked: Promise<Refusable<Answer>>): Promise<Answer | Trouble> {
  try {
    const answer = await asked;
    return isRejection(answer) ? answer.code : answer;
  } catch {
    return 'no_answer';
  }
}
