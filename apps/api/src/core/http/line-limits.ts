import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Env } from '../../env.js';
import { peerOf, createConnectionCount } from '../connection-count.js';

const BESIDE_SOCKETS = 500; // connections of one address for requests, beside those of its sockets
const MOST_LINES = 60_000; // below what a system lets one process hold; beyond it nobody new comes in, and nobody is cut

/** Bounds the connections of the web port before a byte is read of them. */
export function limitLines(server: Server, env: Env): void {
  const addresses = createConnectionCount(env.SOCKET_MAX_PER_ADDRESS + BESIDE_SOCKETS);
  server.maxConnections = MOST_LINES;
  server.maxHeadersCount = 100;
  server.maxRequestsPerSocket = 0; // a line may ask for ever, at its pace
  server.on('connection', (line: Socket) => {
    const address = peerOf(line);
    if (addresses.hasRoom(address)) addresses.count(address, line);
    else line.destroy();
  });
}
