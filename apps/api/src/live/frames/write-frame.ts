import type { LiveSocket } from '../../core/live-socket.js';

// The one place that reaches below Socket.IO's public emit, because an emit per viewer costs twenty times as much: the packet's
// constant text is ready made, and the text and its binary attachment leave in one write. What it relies on is asserted by
// write-frame.test.ts, which fails when an upgrade changes it:
// - a Socket.IO binary event is an Engine.IO text message `51-["event",{"_placeholder":true,"num":0}]`, then a binary one;
// - Engine.IO's `write` sends at once when its transport is writable and queues otherwise, and `flush` sends the queue.

const HEADER = '51-["truck-locations",{"_placeholder":true,"num":0}]';

/** Engine.IO's connection with the members that its types keep private. */
interface OpenConnection {
  readonly transport: { writable: boolean; socket?: { _socket?: { cork(): void; uncork(): void } } };
  readonly readyState: string;
  writeBuffer: unknown[];
  write(data: string | Buffer): void;
  flush(): void;
}

/** Whether the viewer's line takes a frame now; when it does not, nothing is to be queued for it. */
export function isWritable(socket: LiveSocket): boolean {
  const connection = socket.conn as unknown as OpenConnection;
  return connection.readyState === 'open' && connection.transport.writable && connection.writeBuffer.length === 0;
}

const MOST_QUEUED = 64; // packets: a viewer that reads has none or a few

/** Whether a rare small message may wait in the viewer's queue. */
export function mayQueue(socket: LiveSocket): boolean {
  return (socket.conn as unknown as OpenConnection).writeBuffer.length < MOST_QUEUED;
}

/** Sends one frame as the event `truck-locations`, to be called only when the line is writable. */
export function writeFrame(socket: LiveSocket, frame: Uint8Array): void {
  const connection = socket.conn as unknown as OpenConnection;
  const { transport } = connection;
  const { _socket: line } = transport.socket ?? {};
  line?.cork();
  transport.writable = false; // both messages wait for each other …
  connection.write(HEADER);
  connection.write(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength));
  transport.writable = true;
  connection.flush(); // … and leave together
  line?.uncork();
}
