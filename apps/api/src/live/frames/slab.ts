// Segments and frames are small, many, and gone a moment later: an allocation of its own for each was most of what watching cost
// the collector. A message that waits in a slow line keeps its whole slab, so slabs are small, too.

const SLAB_BYTES = 65_536;
const MOST_SHARED_BYTES = SLAB_BYTES / 4; // larger ones get memory of their own

let slab = Buffer.alloc(0);
let used = 0;

/** Memory that is written once and then only read; whatever was in it before is still there. */
export function takeBytes(length: number): Buffer {
  if (length > MOST_SHARED_BYTES) return Buffer.allocUnsafeSlow(length);
  if (used + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
}
