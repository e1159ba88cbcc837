import { setTimeout as sleep } from 'node:timers/promises';
import { problemSchema } from '@fleetmap/events';
import { Failure } from './failure.js';

const ATTEMPTS = 8;
const FIRST_WAIT_MS = 250; // doubled each time: half a minute in all
const BUSY = [429, 503];

/** Where a server is, and who asks it. */
export interface ServerAddress {
  readonly server: URL;
  /** Of a device or an account. */
  readonly token: string | undefined;
}

/** Asks the server, again after a while when it says that it is busy. @throws Failure when it does not answer */
export async function askServer(
  { server, token }: ServerAddress,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const url = new URL(path, server);
  const headers = new Headers(init.headers);
  if (token) headers.set('authorization', `Bearer ${token}`);
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetchOrFail(url, { ...init, headers });
    if (!BUSY.includes(response.status) || attempt === ATTEMPTS) return response;
    await response.body?.cancel();
    await sleep(FIRST_WAIT_MS * 2 ** (attempt - 1));
  }
}

async function fetchOrFail(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Failure(`The server at ${url.origin} does not answer. Is it running? --server names another.`, {
      cause: error,
    });
  }
}

/** Why the server refused, in its own words when it has some. */
export async function failureOf(response: Response): Promise<Failure> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  const reason = problem.success ? `${problem.data.code}: ${problem.data.detail}` : 'it did not say why';
  const advice =
    response.status === 401 ? ' Give the token of an account or a device: --token, or FLEETMAP_TOKEN.' : '';
  return new Failure(`The server refused with status ${response.status}; ${reason}${advice}`);
}
