import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { Collector } from './collector.js';
import type { TextReader } from './text-reader.js';

const PRECISIONS = [5, 6] as const;

/** Encoded polylines (Google's algorithm), one a line. */
export function createPolylineReader(collector: Collector, limits: ReadLimits): TextReader {
  let held = '';
  return {
    push(text) {
      held += text;
      if (held.length > limits.maxValueLength) refuse('too_large', 'The polyline is too long.');
    },
    end() {
      for (const encoded of held.split(/\s+/).filter(Boolean)) addPolyline(encoded, collector);
      return 'polyline';
    },
  };
}

/** The text does not say its precision: 5, as Google and OSRM write it, unless that does not lie on earth. */
function addPolyline(encoded: string, collector: Collector): void {
  const deltas = readDeltas(encoded);
  const precision = PRECISIONS.find((digits) => isOnEarth(deltas, 10 ** digits));
  if (!precision || deltas.length === 0) refuse('invalid_file', 'The polyline does not lie on earth.');
  const scale = 10 ** precision;
  const line = collector.openLine('route');
  collector.openSegment(line);
  let latitude = 0;
  let longitude = 0;
  for (let index = 0; index < deltas.length; index += 2) {
    latitude += deltas[index]!;
    longitude += deltas[index + 1]!;
    collector.addPoint(line, { latitude: latitude / scale, longitude: longitude / scale });
  }
}

function isOnEarth(deltas: readonly number[], scale: number): boolean {
  let latitude = 0;
  let longitude = 0;
  for (let index = 0; index < deltas.length; index += 2) {
    latitude += deltas[index]!;
    longitude += deltas[index + 1]!;
    if (Math.abs(latitude) > 90 * scale || Math.abs(longitude) > 180 * scale) return false;
  }
  return true;
}

/** Whole numbers in groups of five bits, lowest first, each character 63 more; the lowest bit is the sign. */
function readDeltas(encoded: string): number[] {
  const deltas: number[] = [];
  let value = 0;
  let shift = 0;
  for (let index = 0; index < encoded.length; index += 1) {
    const group = encoded.charCodeAt(index) - 63;
    if (group < 0 || group > 63 || shift > 30)
      refuse('invalid_file', 'The polyline has a character that is none of its own.');
    value += (group & 31) * 2 ** shift;
    shift += 5;
    if (group < 32) {
      deltas.push(value % 2 === 1 ? -(value + 1) / 2 : value / 2);
      value = 0;
      shift = 0;
    }
  }
  if (shift > 0 || deltas.length % 2 === 1) refuse('truncated', 'The polyline ends in the middle of a point.');
  return deltas;
}
