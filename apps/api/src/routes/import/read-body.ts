import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../core/refusal.js';

/** The body as it comes, no faster than it is read. */
export async function* readBody(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    // Who stops reading in the middle still answers: without the option that would cut the connection.
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (request.destroyed) throw new Refusal({ code: 'truncated', message: 'The file did not come whole.' });
    throw error;
  } finally {
    request.resume(); // most senders listen for an answer only when everything is sent
  }
}
