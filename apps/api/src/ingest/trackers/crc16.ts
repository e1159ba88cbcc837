/**
 * The two checksums of trackers, both over reflected bits: CRC-16/IBM (ARC, polynomial 8005 reflected to A001, from 0) of Teltonika
 * and CRC-16/X.25 (1021 reflected to 8408, from FFFF, inverted at the end) of GT06.
 */
export const crc16Ibm = createCrc16({ polynomial: 0xa0_01, start: 0, invert: 0 });
export const crc16X25 = createCrc16({ polynomial: 0x84_08, start: 0xff_ff, invert: 0xff_ff });

interface Crc16 {
  readonly polynomial: number;
  readonly start: number;
  readonly invert: number;
}

function createCrc16({ polynomial, start, invert }: Crc16): (bytes: Uint8Array) => number {
  const table = Uint16Array.from({ length: 256 }, (_none, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    return value;
  });
  return function crc16(bytes) {
    let value = start;
    for (const byte of bytes) value = (value >>> 8) ^ table[(value ^ byte) & 0xff]!;
    return value ^ invert;
  };
}
