/** Connections of each holder (an address, a user), so that no single one takes all the memory. */
export interface ConnectionCount {
  /** Whether the holder may have one more. */
  hasRoom(holder: string): boolean;
  /** Counts a connection until it closes. */
  count(holder: string, connection: { once(event: 'close', listener: () => void): unknown }): void;
}

export function createConnectionCount(most: number): ConnectionCount {
  const countByHolder = new Map<string, number>();
  return {
    hasRoom: (holder) => (countByHolder.get(holder) ?? 0) < most,
    count(holder, connection) {
      countByHolder.set(holder, (countByHolder.get(holder) ?? 0) + 1);
      connection.once('close', () => {
        const left = (countByHolder.get(holder) ?? 1) - 1;
        if (left > 0) countByHolder.set(holder, left);
        else countByHolder.delete(holder);
      });
    },
  };
}

/** The holder of a TCP connection; one that is closed by now has none. */
export function peerOf({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress;
}
