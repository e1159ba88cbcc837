/** What a tracker of Teltonika sends first. @param imei 15 digits */
export function teltonikaLogin(imei: string): Buffer {
  return Buffer.concat([Buffer.of(0, imei.length), Buffer.from(imei)]);
}

/** A record of codec 8 without IO values: in São Paulo unless told otherwise, eastward at 20 m/s, nine satellites. */
export function teltonikaRecord(recordedAt: number, longitude = -46.6, latitude = -23.5): Buffer {
  const record = Buffer.alloc(30);
  record.writeBigUInt64BE(BigInt(recordedAt));
  record.writeInt32BE(Math.round(longitude * 1e7), 9);
  record.writeInt32BE(Math.round(latitude * 1e7), 13);
  record.writeInt16BE(760, 17);
  record.writeUInt16BE(90, 19);
  record[21] = 9;
  record.writeUInt16BE(72, 22);
  return record;
}

/** A packet of codec 8; the counts may be wrong. */
export function teltonikaPacket(
  records: readonly Buffer[],
  count: number = records.length,
  secondCount: number = count,
): Buffer {
  return teltonikaFrame(Buffer.concat([Buffer.of(8, count), ...records, Buffer.of(secondCount)]));
}

/** Preamble, length and checksum around whatever is sent. */
export function teltonikaFrame(data: Buffer): Buffer {
  const frame = Buffer.alloc(8 + data.length + 4);
  frame.writeUInt32BE(data.length, 4);
  data.copy(frame, 8);
  frame.writeUInt32BE(crc16(data), 8 + data.length);
  return frame;
}

/** CRC-16/IBM bit by bit, unlike the server's table, so that both cannot be wrong alike. */
function crc16(data: Uint8Array): number {
  let crc = 0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}
