import type { Socket } from 'node:net';
import type { LiveSocket } from '../../core/live-socket.js';
import type { TickMemory } from './tick-memory.js';

// The one place that reaches below Socket.IO's public emit, because an emit per viewer costs twenty times as much: everything that
// goes before a frame on a WebSocket is ready made, so that an event is one buffer and one write, whoever gets it. What it relies
// on is asserted by frame-viewers.test.ts, which fails when an upgrade changes it:
// - a Socket.IO binary event is an Engine.IO text message `51-["event",{"_placeholder":true,"num":0}]`, then a binary one;
// - Engine.IO's transport has `writable`, and its `socket` is a `ws` WebSocket with the TCP connection in `_socket`;
// - `ws` writes a message whole and at once when it is not compressed, so that between two of its messages there is room for ours.

const EVENT = Buffer.from('451-["truck-locations",{"_placeholder":true,"num":0}]');
const TEXT_MESSAGE = 0x81; // the last (and only) part of a text message; a server's messages are not masked
const BINARY_MESSAGE = 0x82;

/** A frame with everything that goes before it on a WebSocket: one buffer for all who get it. */
export interface Message {
  readonly frame: Uint8Array;
  readonly wire: Buffer;
}

/** Room for a frame, good for one tick; whatever was in the memory before is still there. */
export function allocateMessage(frameBytes: number, memory: TickMemory): Message {
  const textEnd = 2 + EVENT.length;
  const start = textEnd + (frameBytes < 126 ? 2 : frameBytes < 65_536 ? 4 : 10);
  const wire = memory.take(start + frameBytes);
  wire[0] = TEXT_MESSAGE;
  wire[1] = EVENT.length;
  wire.set(EVENT, 2);
  wire[textEnd] = BINARY_MESSAGE;
  wire[textEnd + 1] = frameBytes < 126 ? frameBytes : frameBytes < 65_536 ? 126 : 127;
  if (frameBytes >= 65_536) wire.writeBigUInt64BE(BigInt(frameBytes), textEnd + 2);
  else if (frameBytes >= 126) wire.writeUInt16BE(frameBytes, textEnd + 2);
  return { wire, frame: wire.subarray(start) };
}

interface Transport {
  readonly writable: boolean;
  /** The WebSocket; HTTP polling has none. */
  readonly socket?: { readonly extensions: string; readonly _socket: Socket | null };
}

/** The TCP connection. */
function lineOf({ socket: webSocket }: Transport): Socket | null {
  // oxlint-disable-next-line no-underscore-dangle -- `ws` keeps it there; see above
  return webSocket?._socket ?? null;
}

/** Engine.IO's connection with the members that its types keep private. */
interface OpenConnection {
  readonly transport: Transport;
  readonly readyState: string;
  readonly writeBuffer: unknown[];
}

/** Whether the viewer's line takes a frame now; when it does not, nothing is to be queued for it. */
export function isWritable(socket: LiveSocket): boolean {
  const { readyState, transport, writeBuffer } = socket.conn as unknown as OpenConnection;
  const isIdle = readyState === 'open' && transport.writable && writeBuffer.length === 0;
  return isIdle && (lineOf(transport)?.writableLength ?? 0) === 0;
}

const MOST_QUEUED = 64; // packets: a viewer that reads has none or a few
const MOST_ANSWERS = 2; // snapshots of a large fleet weigh megabytes

/** Packets that the line has not taken yet. */
export function queuedFor(socket: LiveSocket): number {
  return (socket.conn as unknown as OpenConnection).writeBuffer.length;
}

/** Whether a rare small message may wait in the viewer's queue. */
export function mayQueue(socket: LiveSocket): boolean {
  return queuedFor(socket) < MOST_QUEUED;
}

/** Whether a snapshot may wait there. */
export function mayAnswer(socket: LiveSocket): boolean {
  return queuedFor(socket) < 2 * MOST_ANSWERS; // text and binary
}

/**
 * Sends one frame as the event `truck-locations`, to be called only when the line is writable.
 * @returns whether the line has taken all of it; otherwise it still needs the message's memory
 */
export function writeFrame(socket: LiveSocket, { frame, wire }: Message): boolean {
  const { transport } = socket.conn as unknown as OpenConnection;
  const line = transport.socket?.extensions === '' ? lineOf(transport) : null;
  if (!line?.writable) {
    socket.emit('truck-locations', frame); // HTTP polling, or a compressed line
    return false;
  }
  line.write(wire); // Node hands it to the system at once, and keeps only what the system did not take
  return line.writableLength === 0;
}
