import type { IncomingMessage } from 'node:http';
import { type Allowance, createAllowance } from '../allowance.js';
import { addressOf } from './address.js';

// What makes the server read the disk or compute: history, segments, exports, imports, simulations. The desk asks some
// dozens at once when it rewinds; a program that copies the history is slowed to this.
const COSTLY = /^\/api\/(replay|routes|simulations|scenarios|reports?|trips|stats)\b|^\/api\/trucks\/[^/?]+\/[a-z]/;
const PER_SECOND = 100;
const AT_ONCE = 1000;
const MOST_ADDRESSES = 10_000; // remembered; the one that asked longest ago is forgotten

/** Whether the address that a request comes from has asked for too much that costs. */
export function createRequestRate(): (request: IncomingMessage) => boolean {
  const allowanceByAddress = new Map<string, Allowance>();
  return function asksTooMuch(request) {
    if (!COSTLY.test(request.url ?? '')) return false;
    const address = addressOf(request);
    const allowance = allowanceByAddress.get(address) ?? createAllowance(PER_SECOND, AT_ONCE);
    allowanceByAddress.delete(address);
    allowanceByAddress.set(address, allowance);
    if (allowanceByAddress.size > MOST_ADDRESSES)
      allowanceByAddress.delete(allowanceByAddress.keys().next().value ?? '');
    return !allowance.take(performance.now());
  };
}
