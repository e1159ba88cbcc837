import type { Refusable } from '@fleetmap/client';
import { isRejection, type RejectionCode } from '@fleetmap/events';
import type { Sentence } from '../../i18n/start-i18n.js';

/** Why something was not done: the server refused, or did not answer. */
export type Trouble = RejectionCode | 'no_answer';

/** What to do about some of them, where more is known than in general. */
export type Advice = Partial<Readonly<Record<Trouble, Sentence>>>;

const GENERAL: Advice = {
  conflict: 'trouble.conflict',
  forbidden: 'trouble.forbidden',
  invalid_credentials: 'trouble.invalidCredentials',
  invalid_message: 'trouble.invalidMessage',
  no_answer: 'trouble.noAnswer',
  not_found: 'trouble.notFound',
  rate_limited: 'trouble.rateLimited',
  setup_required: 'trouble.setupRequired',
  store_busy: 'trouble.storeBusy',
  too_many_records: 'trouble.tooManyRecords',
  unauthenticated: 'trouble.unauthenticated',
};

/** The sentence that says what to do. */
export function adviceFor(trouble: Trouble, advice: Advice | undefined): Sentence {
  return advice?.[trouble] ?? GENERAL[trouble] ?? 'trouble.other';
}

/** What came of asking: the answer, or why there is none. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly trouble: Trouble };

export async function outcomeOf<Answer extends object>(asked: Promise<Refusable<Answer>>): Promise<Outcome<Answer>> {
  try {
    const answer = await asked;
    return isRejection(answer) ? { trouble: answer.code } : { answer };
  } catch {
    return { trouble: 'no_answer' };
  }
}
