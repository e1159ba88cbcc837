import { type Agent, request } from 'node:http';

export interface HttpCall {
  readonly agent: Agent;
  readonly url: string;
  /** Posted as JSON; without it the call is a GET. */
  readonly body?: string;
}

/** One HTTP call whose answer is read and thrown away. @returns its status. */
export function callHttp({ agent, url, body }: HttpCall): Promise<number> {
  const headers =
    body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const call = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}
