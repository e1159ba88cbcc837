import type { Point } from '@fleetmap/geo';

/** What a file can be, told by its content. */
export type FileFormat = 'gpx' | 'kml' | 'kmz' | 'geojson' | 'csv' | 'json' | 'polyline';

/**
 * One vertex of a route or one fix of a track: degrees (WGS 84), metres, metres per second, degrees clockwise from north,
 * epoch ms UTC. A believed `Position` is one too; null is unknown, and readers leave unknown values out.
 */
export interface RoutePoint extends Point {
  readonly altitude?: number;
  readonly recordedAt?: number;
  readonly speed?: number | null;
  readonly heading?: number | null;
}

/** A planned line (`route`) or a driven one (`track`). Between two segments lies a gap. */
export interface RouteLine {
  readonly name: string;
  readonly kind: 'route' | 'track';
  readonly segments: readonly (readonly RoutePoint[])[];
  /** A simulation drove it; writers say so where the format has a place for it, readers do not ask. */
  readonly simulated?: boolean;
}

/** A single place with a name. */
export interface Waypoint extends RoutePoint {
  readonly name: string;
}

/** What was found in a part of a file. */
export interface RouteFilePart {
  readonly lines: readonly RouteLine[];
  readonly waypoints: readonly Waypoint[];
  /** What was left out: places that are not on earth, times that cannot be read, areas. */
  readonly skipped: { readonly places: number; readonly times: number; readonly polygons: number };
}

/** What a part of a file has of a line. */
export interface LinePart extends RouteLine {
  /** The same for all parts of one line. */
  readonly number: number;
  /** Its first segment goes on where the part before ended. */
  readonly continues: boolean;
}

/** What a streamed file is handed over in; the last part tells what the file is. */
export interface StreamedPart extends RouteFilePart {
  readonly lines: readonly LinePart[];
  readonly format?: FileFormat;
}

/** A whole file. */
export interface RouteFile extends RouteFilePart {
  readonly format: FileFormat;
}
