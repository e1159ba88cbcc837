import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

/** Takes a free loopback port and prints the address, as the product does. */
export function listen(server: Server): void {
  server.keepAliveTimeout = 60_000; // a server that is behind must not hang up on connections it has not read
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.once('SIGINT', () => process.exit(0));
}
