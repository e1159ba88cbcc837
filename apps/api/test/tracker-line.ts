import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A tracker's end of a TCP connection. */
export interface TrackerLine {
  readonly socket: Socket;
  /** Writes the bytes, cut where it is told to. */
  send(bytes: Uint8Array, cuts?: readonly number[]): Promise<void>;
  /** Everything the server said so far, as hex. */
  heard(): string;
  /** Waits until the server has cut the line, after telling it that nothing more comes. */
  end(): Promise<string>;
  closed: Promise<void>;
}

export async function openLine(port: number, host = '127.0.0.1'): Promise<TrackerLine> {
  const socket = connect(port, host).setNoDelay(true);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  const heard = (): string => Buffer.concat(chunks).toString('hex');
  return {
    socket,
    closed,
    heard,
    async send(bytes, cuts = []) {
      const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
      for (const [index, edge] of edges.slice(1).entries()) {
        const part = bytes.subarray(edges[index], edge);
        // Written one after the other and flushed, so that they may arrive one by one.
        if (part.length > 0 && socket.writable)
          await new Promise<void>((resolve) => void socket.write(part, () => resolve()));
      }
    },
    async end() {
      socket.end();
      await closed;
      return heard();
    },
  };
}
