const SLAB_BYTES = 131_072;
const MOST_SHARED_BYTES = SLAB_BYTES / 4; // larger ones get memory of their own

interface Slab {
  readonly bytes: Buffer;
  used: number;
  /** A line that is slow still reads from it: it is not written again, and goes when the line has. */
  isLent: boolean;
}

/**
 * Memory for what is made in one tick and gone by the next, and the next tick writes into it again: fresh memory for each segment
 * and frame was most of what watching cost the collector.
 */
export class TickMemory {
  private readonly slabByBuffer = new Map<ArrayBufferLike, Slab>();
  private free: Slab[] = [];
  private slab: Slab | undefined;

  /** Good until the next tick. Whatever was in it before is still there. */
  take(length: number): Buffer {
    if (length > MOST_SHARED_BYTES) return Buffer.allocUnsafeSlow(length);
    if (!this.slab || this.slab.used + length > SLAB_BYTES) this.slab = this.free.pop() ?? this.add();
    this.slab.used += length;
    return this.slab.bytes.subarray(this.slab.used - length, this.slab.used);
  }

  /** Somebody holds on to these bytes for longer than this tick. */
  lend({ buffer }: Buffer): void {
    const slab = this.slabByBuffer.get(buffer);
    if (slab) slab.isLent = true;
  }

  /** What was taken until now is gone. One slab that was not needed is given back each time, so that a rush leaves nothing behind. */
  beginTick(): void {
    const spare = this.free.pop();
    if (spare) this.slabByBuffer.delete(spare.bytes.buffer);
    for (const [buffer, slab] of this.slabByBuffer) {
      if (slab.isLent) this.slabByBuffer.delete(buffer);
      slab.used = 0;
    }
    this.free = [...this.slabByBuffer.values()];
    this.slab = undefined;
  }

  private add(): Slab {
    const slab = { bytes: Buffer.allocUnsafeSlow(SLAB_BYTES), used: 0, isLent: false };
    this.slabByBuffer.set(slab.bytes.buffer, slab);
    return slab;
  }
}
