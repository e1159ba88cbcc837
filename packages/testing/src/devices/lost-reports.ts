import { trackPageSchema } from '@fleetmap/events';

/** A stretch of time: from then on, and before that. Epoch ms. */
interface Range {
  readonly from: number;
  readonly until: number;
}

/** Instants of all positions that a server's history has of a truck, in its order. */
export async function recordedTimesOf(url: string, truckId: string, { from, until }: Range): Promise<number[]> {
  const times: number[] = [];
  const address = `${url}/api/trucks/${encodeURIComponent(truckId)}/track?from=${from}&until=${until}`;
  for (let after: number | null = from - 1; after !== null;) {
    const answer: Response = await fetch(`${address}&after=${Math.max(0, after)}`);
    if (!answer.ok) throw new Error(`The history of ${truckId} is answered ${answer.status}.`);
    const page = trackPageSchema.parse(await answer.json());
    times.push(...page.positions.map(({ recordedAt }) => recordedAt));
    after = page.next;
  }
  return times;
}

/** Which of the acknowledged instants the history does not have. */
export async function lostReportsOf(url: string, truckId: string, acknowledged: readonly number[]): Promise<number[]> {
  if (acknowledged.length === 0) return [];
  const range = { from: Math.min(...acknowledged), until: Math.max(...acknowledged) + 1 };
  const recorded = new Set(await recordedTimesOf(url, truckId, range));
  return acknowledged.filter((time) => !recorded.has(time));
}
