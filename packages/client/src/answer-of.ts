import { problemSchema, type Rejection } from '@fleetmap/events';
import { noteAnswer } from './unauthenticated.js';

/** What a request came to: its answer, or why the server refused. */
export type Refusable<Answer> = Answer | Rejection;

export interface AskOptions {
  /** Where the server is; absent in a browser: where the page came from. */
  readonly url?: string;
  readonly signal?: AbortSignal;
}

/** A schema of the answer, as far as it is needed here. */
interface Shape<Answer> {
  parse(value: unknown): Answer;
}

interface Asked {
  readonly address: string;
  readonly method?: string;
  readonly body?: unknown;
}

/** The answer of what is only done. */
export type Done = Readonly<Record<string, never>>;
const DONE: Shape<Done> = { parse: () => ({}) };

/** Asks over HTTP. A refusal is a value. @throws Error when the server gives neither the answer nor a refusal */
export async function askFor<Answer>(
  shape: Shape<Answer>,
  { address, method = 'GET', body }: Asked,
  { url = '', signal }: AskOptions = {},
): Promise<Refusable<Answer>> {
  const response = await fetch(url + address, {
    method,
    ...(signal ? { signal } : {}),
    ...contentOf(body),
  });
  noteAnswer(response);
  const text = await response.text();
  if (response.ok) return shape.parse(text === '' ? undefined : JSON.parse(text));
  const problem = problemSchema.safeParse(valueOf(text));
  if (problem.success) return { code: problem.data.code, message: problem.data.detail };
  throw new Error(`The server answered ${response.status}.`);
}

/** Asks for something to be done, whatever is answered. @throws as above */
export function askToDo(asked: Asked, options?: AskOptions): Promise<Refusable<Done>> {
  return askFor(DONE, asked, options);
}

// Browsers send the session's cookie by themselves, but no page of another site can make them send this header.
const OURS = { 'x-fleetmap': '1' };

/** Files go as they are. */
function contentOf(body: unknown): RequestInit {
  if (body === undefined) return { headers: OURS };
  if (body instanceof Blob) return { body, headers: { ...OURS, 'content-type': 'application/octet-stream' } };
  return { body: JSON.stringify(body), headers: { ...OURS, 'content-type': 'application/json' } };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a proxy's own page
  }
}
