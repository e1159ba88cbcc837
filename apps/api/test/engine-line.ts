import { WebSocket } from 'ws';

/** A bare WebSocket that remembers what it heard, so that nothing is missed between two waits. */
export interface EngineLine {
  send(packet: string): void;
  /** The next packet that was not read yet, in order; rejects when the line closes instead. */
  next(): Promise<string>;
  /** Resolves when the line is closed, with the code. */
  readonly closed: Promise<number>;
  close(): void;
}

export function openEngineLine(url: string, headers: Record<string, string> = {}): EngineLine {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), { headers });
  const packets: string[] = [];
  const waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const go of waiting.splice(0)) go();
  };
  let isClosed = false;
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    packets.push(data.toString());
    wake();
  });
  const closed = new Promise<number>((resolve) =>
    socket.once('close', (code) => {
      isClosed = true;
      wake();
      resolve(code);
    }),
  );
  return {
    closed,
    send: (packet) => socket.send(packet),
    async next() {
      while (packets.length === 0) {
        if (isClosed) throw new Error('The line was closed.');
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      return packets.shift()!;
    },
    close: () => socket.close(),
  };
}
