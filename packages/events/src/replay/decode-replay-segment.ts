import { type ByteReader, createByteReader, expectThat, readByte, readBytes, readVarint } from './byte-reader.js';
import { type Columns, createColumns, fixOf, readChunk, readPlace } from './decode-chunk.js';
import {
  CHUNK_BIT,
  KEYFRAME_BIT,
  REPLAY_VERSION,
  ROWS_PER_BYTE,
  SEGMENT_HEADER_BYTES,
  SIMULATED_BIT,
} from './layout.js';
import { type ReplaySegment, type ReplayTrack, SEGMENT_MS, segmentStartOf } from './replay-segment.js';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a replay segment. All tracks are parts of the same five buffers, which hold at most eight rows a byte of input.
 * @throws RangeError on anything that is not a whole, well-formed segment of this version
 */
export function decodeReplaySegment(bytes: Uint8Array): ReplaySegment {
  expectThat(bytes.length >= SEGMENT_HEADER_BYTES && bytes[0] === REPLAY_VERSION);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getFloat64(8, true);
  expectThat(view.getUint32(4, true) === SEGMENT_MS && Number.isSafeInteger(start) && segmentStartOf(start) === start);
  const count = view.getUint32(16, true);
  const rows = view.getUint32(20, true);
  expectThat(count <= bytes.length && rows <= bytes.length * ROWS_PER_BYTE);
  const reader = createByteReader(bytes);
  reader.offset = SEGMENT_HEADER_BYTES;
  const columns = createColumns(rows);
  const tracks: ReplayTrack[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const track = readTrack(reader, start, { columns, at });
    tracks.push(track);
    at += track.times.length;
  }
  expectThat(at === rows && reader.offset === bytes.length);
  return { start, until: start + SEGMENT_MS, tracks };
}

function readTrack(reader: ByteReader, start: number, place: { columns: Columns; at: number }): ReplayTrack {
  const { columns, at } = place;
  const truckId = readText(readBytes(reader, readVarint(reader)));
  const flags = readByte(reader);
  expectThat(flags <= (SIMULATED_BIT | KEYFRAME_BIT | CHUNK_BIT));
  let end = at;
  if (flags & KEYFRAME_BIT) {
    readKeyframe(reader, start, place);
    end += 1;
  }
  if (flags & CHUNK_BIT) {
    const length = readVarint(reader);
    expectThat(length <= reader.end - reader.offset);
    const { end: endOfAll } = reader;
    reader.end = reader.offset + length;
    end += readChunk(reader, start, { columns, at: end }).count;
    reader.offset = reader.end; // a chunk may be padded
    reader.end = endOfAll;
  }
  return {
    truckId,
    simulated: (flags & SIMULATED_BIT) !== 0,
    times: columns.times.subarray(at, end),
    latitudes: columns.latitudes.subarray(at, end),
    longitudes: columns.longitudes.subarray(at, end),
    speeds: columns.speeds.subarray(at, end),
    headings: columns.headings.subarray(at, end),
  };
}

function readKeyframe(reader: ByteReader, start: number, { columns, at }: { columns: Columns; at: number }): void {
  const age = readVarint(reader);
  expectThat(at < columns.times.length && age >= 1);
  const fix = fixOf(readPlace(reader), start - age);
  columns.times[at] = fix.recordedAt;
  columns.latitudes[at] = fix.latitude;
  columns.longitudes[at] = fix.longitude;
  columns.speeds[at] = fix.speed ?? Number.NaN;
  columns.headings[at] = fix.heading ?? Number.NaN;
}

function readText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    return expectThat(false) as never;
  }
}
