import { DEFAULT_LIMITS, type ReadLimits } from '../limits.js';
import { FileRefused, type RouteFileRefusal } from '../refusal.js';
import type { RouteFile, StreamedPart } from '../route-file.js';
import { createByteReader } from './byte-reader.js';
import { createCollector } from './collector.js';

/** The bytes of a file: a stream, or an array of pieces. */
export type FileBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Reads a whole file of routes and tracks. What it is, its content tells: GPX, KML, KMZ, GeoJSON, CSV, JSON of positions, encoded
 * polyline (precision 5, or 6 when 5 would not lie on earth). @returns a refusal for whatever is none of them or costs too much
 */
export async function readRouteFile(
  bytes: FileBytes,
  limits: Partial<ReadLimits> = {},
): Promise<RouteFile | RouteFileRefusal> {
  const collector = createCollector({ ...DEFAULT_LIMITS, ...limits });
  const reader = createByteReader(collector, { ...DEFAULT_LIMITS, ...limits });
  try {
    for await (const chunk of bytes) reader.push(chunk);
    const format = reader.end();
    return { format, ...collector.take() };
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * Reads a file in parts, each as small as the pieces of bytes allow: memory stays bounded however long the file is. A line that goes
 * on comes in several parts. The last part is a refusal when the file turns out to be bad: what came before it is already yours.
 */
export async function* streamRouteFile(
  bytes: FileBytes,
  limits: Partial<ReadLimits> = {},
): AsyncGenerator<StreamedPart | RouteFileRefusal> {
  const collector = createCollector({ ...DEFAULT_LIMITS, ...limits });
  const reader = createByteReader(collector, { ...DEFAULT_LIMITS, ...limits });
  try {
    for await (const chunk of bytes) {
      reader.push(chunk);
      yield collector.takePart();
    }
    const format = reader.end();
    yield { ...collector.takePart(), format };
  } catch (error) {
    yield refusalOf(error);
  }
}

function refusalOf(error: unknown): RouteFileRefusal {
  if (error instanceof FileRefused) return error.refusal;
  throw error; // the source broke, or we did
}
