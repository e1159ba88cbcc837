/** A request that came over a socket. */
interface FromAddress {
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** Connections of each address, so that no single one takes all the memory. */
export interface ConnectionCount {
  /** Whether the address that a request comes from may have one more. */
  hasRoom(request: FromAddress): boolean;
  /** Counts a connection until it closes. */
  count(request: FromAddress, connection: { once(event: 'close', listener: () => void): unknown }): void;
}

export function createConnectionCount(most: number): ConnectionCount {
  const countByAddress = new Map<string, number>();
  return {
    hasRoom: ({ socket }) => (countByAddress.get(socket.remoteAddress ?? '') ?? 0) < most,
    count({ socket }, connection) {
      const address = socket.remoteAddress ?? '';
      countByAddress.set(address, (countByAddress.get(address) ?? 0) + 1);
      connection.once('close', () => {
        const left = (countByAddress.get(address) ?? 1) - 1;
        if (left > 0) countByAddress.set(address, left);
        else countByAddress.delete(address);
      });
    },
  };
}
