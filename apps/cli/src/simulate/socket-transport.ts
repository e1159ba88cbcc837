import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientToServerEvents, isRejection, type ReportInput, type ServerToClientEvents } from '@fleetmap/events';
import { io, type Socket } from 'socket.io-client';
import type { ServerAddress } from '../ask-server.js';
import { Failure } from '../failure.js';
import type { Tally } from './tally.js';
import type { Transport } from './transport.js';

const AT_ONCE = 500; // reports without an answer
const ANSWER_WITHIN_MS = 15_000;
const TRIES = 8;
const FIRST_WAIT_MS = 250; // doubled each time
const LATER = ['store_busy', 'rate_limited']; // keep it and send it again

/** The socket event `report`, each with its acknowledgement. */
export function createSocketTransport({ server, token }: ServerAddress, tally: Tally): Transport {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(server.origin, {
    transports: ['websocket'],
    forceNew: true,
    ...(token && { auth: { token } }),
  });

  async function tell(report: ReportInput): Promise<void> {
    const began = performance.now();
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const answer = await socket.timeout(ANSWER_WITHIN_MS).emitWithAck('report', report).catch(noAnswer);
      if (answer && !isRejection(answer)) return tally.answered(1, performance.now() - began);
      if (answer && isRejection(answer) && !LATER.includes(answer.code)) return tally.refused(answer.code);
      await sleep(FIRST_WAIT_MS * 2 ** attempt);
    }
    throw new Failure(`The server at ${server.origin} does not answer. Is it running? --server names another.`);
  }

  return {
    async send(reports) {
      for (let start = 0; start < reports.length; start += AT_ONCE) {
        await Promise.all(reports.slice(start, start + AT_ONCE).map((report) => tell(report)));
      }
    },
    close: () => void socket.disconnect(),
  };
}

const noAnswer = (): undefined => undefined;
