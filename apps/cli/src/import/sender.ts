import { batchAnswerSchema, type ReportInput } from '@fleetmap/events';
import { askServer, failureOf, type ServerAddress } from '../ask-server.js';

const BATCH = 1000; // reports in one request: a tenth of what a server takes

const ANSWERED = [200, 207, 422]; // all, some or none accepted: each with its count

/** How many reports the server took, and why it did not take others. */
export interface Sent {
  readonly accepted: number;
  readonly refusedByCode: ReadonlyMap<string, number>;
}

export type Sender = ReturnType<typeof createSender>;

/** Sends reports in batches, one after the other. */
export function createSender(server: ServerAddress) {
  let waiting: ReportInput[] = [];
  let accepted = 0;
  let refusedByCode = new Map<string, number>();

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    const response = await askServer(server, '/api/positions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    });
    if (!ANSWERED.includes(response.status)) throw await failureOf(response);
    const answer = batchAnswerSchema.safeParse(await response.json());
    if (!answer.success) throw await failureOf(response);
    accepted += answer.data.accepted;
    for (const { code } of answer.data.refused) refusedByCode.set(code, (refusedByCode.get(code) ?? 0) + 1);
  }

  return {
    /** @throws Failure when the server does not answer or takes no reports at all */
    async send(report: ReportInput): Promise<void> {
      waiting.push(report);
      if (waiting.length >= BATCH) await flush();
    },
    /** Sends what is left. @returns what became of all since the last call */
    async finish(): Promise<Sent> {
      await flush();
      const sent = { accepted, refusedByCode };
      accepted = 0;
      refusedByCode = new Map();
      return sent;
    },
  };
}
