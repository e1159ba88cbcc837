import { type ByteWriter, createByteWriter, reserveBytes, writeByte, writeBytes, writeVarint } from './byte-writer.js';
import { writePlace } from './encode-chunk.js';
import { CHUNK_BIT, KEYFRAME_BIT, REPLAY_VERSION, SEGMENT_HEADER_BYTES, SIMULATED_BIT } from './layout.js';
import { type Fix, SEGMENT_MS } from './replay-segment.js';

/** What a segment holds of one truck: its last fix before the segment, its fixes in it, or both. */
export interface TrackPart {
  readonly truckId: string;
  readonly simulated: boolean;
  readonly keyframe?: Fix | undefined;
  /** Made by `encodeReplayChunk`; taken over as it is. */
  readonly chunk?: { readonly bytes: Uint8Array; readonly count: number } | undefined;
}

const encoder = new TextEncoder();

/** Every truck's part of one segment. @param start of the segment, epoch ms */
export function encodeReplaySegment(start: number, tracks: readonly TrackPart[]): Uint8Array<ArrayBuffer> {
  const length = tracks.reduce((sum, { chunk }) => sum + 64 + (chunk?.bytes.length ?? 0), SEGMENT_HEADER_BYTES);
  const writer = createByteWriter(length);
  writer.length = SEGMENT_HEADER_BYTES;
  let rows = 0;
  for (const track of tracks) {
    writeTrack(writer, start, track);
    rows += (track.keyframe ? 1 : 0) + (track.chunk?.count ?? 0);
  }
  const view = new DataView(writer.bytes.buffer);
  view.setUint8(0, REPLAY_VERSION);
  view.setUint32(4, SEGMENT_MS, true);
  view.setFloat64(8, start, true);
  view.setUint32(16, tracks.length, true);
  view.setUint32(20, rows, true);
  return writer.bytes.subarray(0, writer.length);
}

function writeTrack(writer: ByteWriter, start: number, { truckId, simulated, keyframe, chunk }: TrackPart): void {
  const id = encoder.encode(truckId);
  reserveBytes(writer, id.length + 64);
  writeVarint(writer, id.length);
  writeBytes(writer, id);
  writeByte(writer, (simulated ? SIMULATED_BIT : 0) | (keyframe ? KEYFRAME_BIT : 0) | (chunk ? CHUNK_BIT : 0));
  if (keyframe) {
    writeVarint(writer, start - keyframe.recordedAt);
    writePlace(writer, keyframe);
  }
  if (chunk) {
    writeVarint(writer, chunk.bytes.length);
    writeBytes(writer, chunk.bytes);
  }
}
