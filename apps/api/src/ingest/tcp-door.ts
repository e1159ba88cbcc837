import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { peerOf, createConnectionCount } from '../core/connection-count.js';
import type { Env } from '../env.js';

/** A port that devices connect to. */
export interface TcpDoor {
  readonly port: number;
  /** Hears nobody any more, lets go of everybody. */
  close(): Promise<void>;
}

/** Where to listen, and how much of everything at most. */
type DoorSettings = Pick<
  Env,
  'INGEST_HOST' | 'DEVICE_MAX_CONNECTIONS' | 'DEVICE_MAX_PER_ADDRESS' | 'DEVICE_IDLE_SECONDS'
>;

const LINE_OPTIONS = {
  allowHalfOpen: true, // who has no more to tell may still wait for the answer
  keepAlive: true,
  keepAliveInitialDelay: 60_000, // a peer that vanished without a word is found by the system's own probes
  noDelay: true,
} as const;

/**
 * Opens a port with our limits; 0 takes a free one. @throws Error when it cannot be had.
 * @param serve is given every line that may stay
 */
export async function openTcpDoor(
  settings: DoorSettings,
  port: number,
  serve: (line: Socket) => void,
): Promise<TcpDoor> {
  const addresses = createConnectionCount(settings.DEVICE_MAX_PER_ADDRESS);
  const lines = new Set<Socket>();
  const server = createServer(LINE_OPTIONS, (line) => {
    line.on('error', () => line.destroy()); // a reset is how devices say goodbye
    const address = peerOf(line);
    if (!addresses.hasRoom(address)) {
      line.destroy();
      return;
    }
    addresses.count(address, line);
    lines.add(line);
    line.once('close', () => lines.delete(line));
    line.setTimeout(settings.DEVICE_IDLE_SECONDS * 1000, () => line.destroy());
    serve(line);
  });
  server.maxConnections = settings.DEVICE_MAX_CONNECTIONS;
  server.listen(port, settings.INGEST_HOST);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const line of lines) line.destroySoon(); // answers on their way still leave
      await closed;
    },
  };
}
