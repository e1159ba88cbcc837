import { METRES_PER_SECOND_PER_KMH } from '../field-values.js';
import type { AvlRecord } from './avl-record.js';
import type { Reader } from './reader.js';

// Codec 7 of the GH personal trackers: masks say which values follow.

const EPOCH_S = 1_167_609_600; // 2007-01-01
const SECONDS_MASK = 0x3f_ff_ff_ff; // above them two bits of priority

/** A record of codec 7; without satellites when it tells no place. */
export function readGhRecord(reader: Reader): AvlRecord {
  const recordedAt = ((reader.unsigned(4) & SECONDS_MASK) + EPOCH_S) * 1000;
  const groups = reader.unsigned(1);
  const has = groups & 1 ? reader.unsigned(1) : 0;
  const latitude = has & 1 ? reader.float() : 0;
  const longitude = has & 1 ? reader.float() : 0;
  const altitude = has & 2 ? reader.signed(2) : undefined;
  const heading = has & 4 ? (reader.unsigned(1) * 360) / 256 : 0;
  const speed = has & 8 ? reader.unsigned(1) * METRES_PER_SECOND_PER_KMH : 0;
  const satellites = has & 16 ? reader.unsigned(1) : 0;
  if (has & 32) reader.hex(4); // cell
  if (has & 64) reader.unsigned(1); // signal
  if (has & 128) reader.unsigned(4); // operator
  for (const [mask, bytes] of [
    [2, 1],
    [4, 2],
    [8, 4],
  ] as const) {
    if (!(groups & mask)) continue;
    for (let left = reader.unsigned(1); left > 0 && reader.left() > 0; left -= 1) reader.hex(1 + bytes);
  }
  return { recordedAt, latitude, longitude, altitude, heading, satellites, speed, attributes: { sat: satellites } };
}
