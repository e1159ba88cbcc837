import { type ByteReader, createByteReader, expectThat, readByte, readBytes, readVarint } from './byte-reader.js';
import { readChunkHead, readPlace } from './decode-chunk.js';
import { CHUNK_BIT, KEYFRAME_BIT, REPLAY_VERSION, SEGMENT_HEADER_BYTES } from './layout.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The same segment with some of its tracks only, as if the other trucks had never been. Undefined when none is left. Tracks are
 * taken over byte by byte. @throws RangeError on anything that is not a segment of this version
 */
export function pickOfReplaySegment(
  bytes: Uint8Array,
  isWanted: (truckId: string) => boolean,
): Uint8Array<ArrayBuffer> | undefined {
  expectThat(bytes.length >= SEGMENT_HEADER_BYTES && bytes[0] === REPLAY_VERSION);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getFloat64(8, true);
  const count = view.getUint32(16, true);
  expectThat(count <= bytes.length);
  const reader = createByteReader(bytes);
  reader.offset = SEGMENT_HEADER_BYTES;
  const picked: Uint8Array[] = [];
  let rows = 0;
  for (let index = 0; index < count; index += 1) {
    const begin = reader.offset;
    const track = skipTrack(reader, start);
    if (!isWanted(track.truckId)) continue;
    picked.push(bytes.subarray(begin, reader.offset));
    rows += track.rows;
  }
  return picked.length === 0 ? undefined : join(bytes.subarray(0, SEGMENT_HEADER_BYTES), picked, rows);
}

function skipTrack(reader: ByteReader, start: number): { truckId: string; rows: number } {
  const truckId = decoder.decode(readBytes(reader, readVarint(reader)));
  const flags = readByte(reader);
  let rows = 0;
  if (flags & KEYFRAME_BIT) {
    readVarint(reader);
    readPlace(reader);
    rows += 1;
  }
  if (flags & CHUNK_BIT) rows += readChunkHead(start, readBytes(reader, readVarint(reader))).count;
  return { truckId, rows };
}

function join(header: Uint8Array, tracks: readonly Uint8Array[], rows: number): Uint8Array<ArrayBuffer> {
  const length = tracks.reduce((sum, track) => sum + track.length, header.length);
  const joined = new Uint8Array(length);
  joined.set(header);
  const view = new DataView(joined.buffer);
  view.setUint32(16, tracks.length, true);
  view.setUint32(20, rows, true);
  let at = header.length;
  for (const track of tracks) {
    joined.set(track, at);
    at += track.length;
  }
  return joined;
}
