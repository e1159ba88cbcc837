// Just enough of the binary frame (docs/live-frames.md) to count what it tells, without decoding it. Kept apart from
// the product's own codec: a benchmark that shares code with what it measures shares its mistakes.

const FRAME_HEADER_BYTES = 24;
const SEGMENT_HEADER_BYTES = 5;
const FULL_RECORD_BYTES = 38;
const MOVED_RECORD_BYTES = 14;
const LEFT_BYTES = 3;

/** What is told of each record: place in packed world units; the id comes with full records only. */
export type RecordVisitor = (number: number, x: number, y: number, truckId: string | undefined) => void;

/** How many positions the frame holds. */
export function readFrame(frame: Buffer, visit?: RecordVisitor): number {
  const segments = frame.readUInt16LE(2);
  let offset = FRAME_HEADER_BYTES;
  let records = 0;

  function readCount(): number {
    let count = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = frame.readUInt8(offset);
      offset += 1;
      count |= (byte & 127) << shift;
      if (byte < 128) return count;
    }
  }

  for (let segment = 0; segment < segments; segment += 1) {
    offset += SEGMENT_HEADER_BYTES;
    const [full, moved, left] = [readCount(), readCount(), readCount()];
    const firstFull = offset;
    const firstMoved = firstFull + full * FULL_RECORD_BYTES;
    offset = firstMoved + moved * MOVED_RECORD_BYTES + left * LEFT_BYTES;
    records += full + moved;
    for (let record = 0; record < full; record += 1) {
      const length = readCount();
      const id = visit && frame.toString('utf8', offset, offset + length);
      if (visit) visitAt(frame, firstFull + record * FULL_RECORD_BYTES, visit, id);
      offset += length;
    }
    if (visit) {
      for (let record = 0; record < moved; record += 1) visitAt(frame, firstMoved + record * MOVED_RECORD_BYTES, visit);
    }
  }
  if (offset !== frame.length) throw new Error(`A frame of ${frame.length} bytes ends at ${offset}.`);
  return records;
}

function visitAt(frame: Buffer, offset: number, visit: RecordVisitor, truckId?: string): void {
  visit(frame.readUIntLE(offset, 3), frame.readUInt32LE(offset + 3), frame.readUInt32LE(offset + 7), truckId);
}
