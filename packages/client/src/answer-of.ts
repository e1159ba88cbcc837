import { problemSchema, type Rejection } from '@fleetmap/events';

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

/** Asks over HTTP. A refusal is a value. @throws Error when the server gives neither the answer nor a refusal */
export async function askFor<Answer>(
  shape: Shape<Answer>,
  request: { readonly address: string; readonly method?: string; readonly body?: unknown },
  { url = '', signal }: AskOptions = {},
): Promise<Refusable<Answer>> {
  const { address, method = 'GET', body } = request;
  const response = await fetch(url + address, {
    method,
    ...(signal ? { signal } : {}),
    ...(body === undefined ? {} : contentOf(body)),
  });
  if (response.ok) return shape.parse(response.status === 204 ? undefined : await response.json());
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) return { code: problem.data.code, message: problem.data.detail };
  throw new Error(`The server answered ${response.status}.`);
}

/** Files go as they are. */
function contentOf(body: unknown): RequestInit {
  if (body instanceof Blob) return { body, headers: { 'content-type': 'application/octet-stream' } };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
