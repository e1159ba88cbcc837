/** What somebody wants to run again: of one truck, or not said yet. Epoch ms. */
export interface RecordedWindow {
  readonly truckId: string | undefined;
  readonly from: number;
  readonly until: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The address of the page that offers to run this again. */
export function againAddressOf({ truckId = '', from, until }: RecordedWindow): string {
  const whole = { from: Math.floor(from / MINUTE_MS) * MINUTE_MS, until: Math.ceil(until / MINUTE_MS) * MINUTE_MS };
  return `/simulate?${new URLSearchParams({ again: truckId, from: String(whole.from), until: String(whole.until) })}`;
}

/** Reads such an address; without times: the last hour. Undefined when it asks for nothing. */
export function windowOf(search: URLSearchParams, now: number): RecordedWindow | undefined {
  const again = search.get('again');
  if (again === null) return undefined;
  const [from, until] = ['from', 'until'].map((name) => Number(search.get(name) ?? Number.NaN));
  const isTold = from! >= 0 && until! > from!;
  const times = isTold ? { from: from!, until: until! } : { from: now - HOUR_MS, until: now };
  return { truckId: again === '' ? undefined : again, ...times };
}
