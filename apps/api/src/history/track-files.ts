import { type Position, SILENT_AFTER_MS, type TrackFormat } from '@fleetmap/events';
import { writeCsv, writeGeoJson, writeGpx } from '@fleetmap/route-files';

/** A track as the writers take it; between two segments lies a gap. */
export interface TrackLine {
  readonly name: string;
  readonly kind: 'track';
  readonly segments: readonly (readonly Position[])[];
  readonly simulated?: true;
}

/** How one format is written: pieces of text, in order. */
export interface TrackWriter {
  readonly contentType: string;
  readonly write: (file: { readonly lines: readonly TrackLine[] }) => Iterable<string>;
}

export type TrackWriters = Map<TrackFormat, TrackWriter>;
export const TRACK_WRITERS = Symbol('TRACK_WRITERS');

/** The formats besides JSON. */
export function createTrackWriters(): TrackWriters {
  const waypoints: never[] = [];
  return new Map([
    ['gpx', { contentType: 'application/gpx+xml', write: ({ lines }) => writeGpx({ lines, waypoints }) }],
    ['geojson', { contentType: 'application/geo+json', write: ({ lines }) => writeGeoJson({ lines, waypoints }) }],
    ['csv', { contentType: 'text/csv; charset=utf-8', write: ({ lines }) => writeCsv({ lines, waypoints }) }],
  ]);
}

/** The track of one truck, parted where nothing was heard for long. */
export function trackLineOf(name: string, positions: readonly Position[]): TrackLine {
  const segments: Position[][] = [];
  for (const [index, position] of positions.entries()) {
    const isGap = index === 0 || position.recordedAt - positions[index - 1]!.recordedAt > SILENT_AFTER_MS;
    if (isGap) segments.push([]);
    segments.at(-1)!.push(position);
  }
  const simulated = positions.some((position) => position.simulated);
  return { name, kind: 'track', segments, ...(simulated && { simulated }) };
}
