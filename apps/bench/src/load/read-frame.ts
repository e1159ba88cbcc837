// Just enough of the binary frame (docs/live-frames.md) to count what it tells, without decoding it. Kept apart from
// the product's own codec: a benchmark that shares code with what it measures shares its mistakes.

const FRAME_HEADER_BYTES = 32;
const SEGMENT_HEADER_BYTES = 20;
const FULL_RECORD_BYTES = 40;
const MOVED_RECORD_BYTES = 16;
const LEFT_BYTES = 4;

/** What is told of each record: place in packed world units; the id comes with full records only. */
export type RecordVisitor = (number: number, x: number, y: number, truckId: string | undefined) => void;

/** How many positions the frame holds. */
export function readFrame(frame: Buffer, visit?: RecordVisitor): number {
  const segments = frame.readUInt32LE(24);
  let offset = FRAME_HEADER_BYTES;
  let records = 0;
  for (let segment = 0; segment < segments; segment += 1) {
    const full = frame.readUInt32LE(offset + 8);
    const moved = frame.readUInt32LE(offset + 12);
    const left = frame.readUInt32LE(offset + 16);
    const firstFull = offset + SEGMENT_HEADER_BYTES;
    const firstMoved = firstFull + full * FULL_RECORD_BYTES;
    const idStart = firstMoved + moved * MOVED_RECORD_BYTES + left * LEFT_BYTES;
    records += full + moved;
    offset = idStart;
    for (let record = 0; record < full; record += 1) {
      const length = frame.readUInt16LE(offset);
      const id = visit && frame.toString('utf8', offset + 2, offset + 2 + length);
      if (visit) visitAt(frame, firstFull + record * FULL_RECORD_BYTES, visit, id);
      offset += 2 + length;
    }
    if (visit) {
      for (let record = 0; record < moved; record += 1) visitAt(frame, firstMoved + record * MOVED_RECORD_BYTES, visit);
    }
    offset = idStart + ((offset - idStart + 3) & ~3);
  }
  if (offset !== frame.length) throw new Error(`A frame of ${frame.length} bytes ends at ${offset}.`);
  return records;
}

function visitAt(frame: Buffer, offset: number, visit: RecordVisitor, truckId?: string): void {
  visit(frame.readUInt32LE(offset), frame.readUInt32LE(offset + 4), frame.readUInt32LE(offset + 8), truckId);
}
