import type { RouteFilePart, RoutePoint } from '../route-file.js';
import { decimalText, degreesText, instantText } from './text.js';

const COLUMNS = 'name,segment,recordedAt,latitude,longitude,altitude,speed,heading';

// White space before the sign does not make it harmless; apostrophes that were there are told from ours.
const FORMULA = /^\s*'*\s*[=+\-@＝＋－＠]/;

/**
 * CSV (RFC 4180) in pieces of one row each: times as ISO 8601, metres, m/s. A name that a spreadsheet would run as a formula gets an
 * apostrophe before it; numbers stay numbers. Where a simulation drove one of the lines, a last column says which.
 */
export function* writeCsv({ lines }: Partial<RouteFilePart>): Generator<string> {
  const isMarked = lines?.some(({ simulated }) => simulated);
  yield `${COLUMNS}${isMarked ? ',simulated' : ''}\r\n`;
  for (const { name, segments, simulated = false } of lines ?? []) {
    const nameText = cellText(name);
    const mark = isMarked ? `,${simulated}` : '';
    for (const [index, segment] of segments.entries()) {
      for (const point of segment) yield `${nameText},${index + 1},${pointText(point)}${mark}\r\n`;
    }
  }
}

function pointText({ latitude, longitude, altitude, recordedAt, speed, heading }: RoutePoint): string {
  return [
    recordedAt === undefined ? '' : instantText(recordedAt),
    degreesText(latitude),
    degreesText(longitude),
    altitude === undefined ? '' : decimalText(altitude, 2),
    typeof speed === 'number' ? decimalText(speed, 3) : '',
    typeof heading === 'number' ? decimalText(heading, 2) : '',
  ].join(',');
}

function cellText(text: string): string {
  const plain = text.replaceAll(/\p{Cc}+/gu, ' ');
  const safe = FORMULA.test(plain) ? `'${plain}` : plain;
  return /[",;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
