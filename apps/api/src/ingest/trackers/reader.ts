/**
 * Reads a packet from its start, big-endian. Past the end it reads zeros and `left` is negative: a decoder asks once, at the end,
 * instead of before every value.
 */
export interface Reader {
  left(): number;
  /** Of 8 bytes only what a number can hold exactly; more is NaN. */
  unsigned(bytes: number): number;
  signed(bytes: number): number;
  float(): number;
  /** 8 bytes: a number where it holds them exactly, else their decimal digits. */
  wide(): number | string;
  hex(bytes: number): string;
}

export function createReader(data: Buffer): Reader {
  let at = 0;
  const next = (bytes: number): Buffer => {
    at += bytes;
    return at <= data.length ? data.subarray(at - bytes, at) : Buffer.alloc(Math.min(bytes, 8));
  };

  const reader: Reader = {
    left: () => data.length - at,
    unsigned(bytes) {
      if (bytes < 8) return next(bytes).readUIntBE(0, bytes);
      const value = next(8).readBigUInt64BE();
      return value <= Number.MAX_SAFE_INTEGER ? Number(value) : Number.NaN;
    },
    signed: (bytes) => next(bytes).readIntBE(0, bytes),
    float: () => next(4).readFloatBE(),
    wide() {
      const value = next(8).readBigUInt64BE();
      return value <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
    },
    hex: (bytes) => next(bytes).toString('hex'),
  };
  return reader;
}
