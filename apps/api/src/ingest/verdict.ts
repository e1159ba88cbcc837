import { type Accepted, isRejection, type Rejection, type RejectionCode } from '@fleetmap/events';
import { Refusal } from '../core/refusal.js';

/** What no repeating will make acceptable: a device that is not told so sends it for ever, and nothing after it. */
const HOPELESS: ReadonlySet<RejectionCode> = new Set(['future_report', 'invalid_report']);

type Answer = Accepted | Rejection;

/** Whether a device may forget what it told: all of it is durable, or never will be. */
export function mayForget(answers: readonly Answer[]): boolean {
  return answers.every((answer) => !isRejection(answer) || HOPELESS.has(answer.code));
}

/** For apps that send one report at a time: 400 for what is wrong with it, else the status of the reason. */
export function requireAccepted(answer: Answer): asserts answer is Accepted {
  if (!isRejection(answer)) return;
  throw HOPELESS.has(answer.code) ? new Refusal(answer, 400) : new Refusal(answer);
}
