import type { IncomingMessage } from 'node:http';

/** The address; behind a proxy on this machine the one that it saw. What stands before that the sender may have made up. */
export function addressOf({ headers, socket }: IncomingMessage): string {
  const address = socket.remoteAddress ?? '';
  const isHere = /^(::ffff:)?127\.|^::1$/.test(address);
  const seen = [headers['x-forwarded-for']].flat().at(-1)?.split(',').at(-1)?.trim();
  return isHere && seen ? seen : address;
}
