import type { Principal } from '../auth/principal.js';

/** A phone with a token is the truck of that token, whatever the phone calls itself. */
export function namedBy<Report>(from: Principal, report: Report): Report {
  return from.kind === 'device' && typeof report === 'object' && report !== null
    ? { ...report, truckId: from.truckId }
    : report;
}
