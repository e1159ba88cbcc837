import type { Socket } from 'node:net';

const MORE = 0x80;
const MOST_LENGTH_BYTES = 4;

/**
 * Cuts a line on which an MQTT packet announces more bytes than that: the broker would gather up to 256 MB before it looks at them.
 * It reads by `line.read`, so that is where its bytes are seen.
 */
export function limitPackets(line: Socket, mostBytes: number): Socket {
  const isWithin = createPacketMeter(mostBytes);
  const read = line.read.bind(line);
  line.read = (size?: number) => {
    const chunk = read(size) as Buffer | null;
    if (chunk === null || isWithin(chunk)) return chunk;
    line.destroy();
    return null;
  };
  return line;
}

/** Follows the packets in a stream: one byte of type, a length of up to four bytes of seven bits, and so many bytes. */
export function createPacketMeter(mostBytes: number): (chunk: Uint8Array) => boolean {
  let left = 0;
  let length = 0;
  let lengthBytes = -1; // none yet, not even the type

  return function isWithin(chunk) {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const passed = Math.min(left, chunk.length - at);
        left -= passed;
        at += passed;
        continue;
      }
      const byte = chunk[at++]!;
      if (lengthBytes === -1) {
        lengthBytes = 0;
        length = 0;
        continue;
      }
      length += (byte & ~MORE) * 128 ** lengthBytes;
      lengthBytes += 1;
      if (length > mostBytes || lengthBytes > MOST_LENGTH_BYTES) return false;
      if (byte & MORE) continue;
      left = length;
      lengthBytes = -1;
    }
    return true;
  };
}
