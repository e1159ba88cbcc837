import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { Collector, OpenLine, RawPoint } from './collector.js';
import { readInstant } from './read-instant.js';
import { readNumber } from './read-number.js';
import type { XmlFormat } from './xml-reader.js';

const MAX_SPLIT = 2 ** 32 - 1; // beyond it JavaScript takes a limit for none at all

/** What one placemark shows: its name may stand behind its geometry. */
interface Placemark {
  name: string;
  line?: OpenLine;
  readonly points: RawPoint[];
  recordedAt?: number | undefined;
}

/** `gx:Track` keeps times, places and directions in lists of their own. */
interface Track {
  readonly times: (number | undefined)[];
  readonly places: RawPoint[];
  readonly headings: (number | undefined)[];
  readonly speeds: (number | undefined)[];
}

/** KML 2.2: lines, points, `gx:Track` and `gx:MultiTrack`, geometries of several parts. Areas are counted as left out. */
export function createKmlFormat(collector: Collector, limits: ReadLimits): XmlFormat {
  let placemark: Placemark = { name: '', points: [] };
  let track: Track | undefined;
  let arrayName = '';

  function openSegment(kind: OpenLine['kind']): OpenLine {
    // Lines and tracks in one placemark are two lines of the same name.
    if (placemark.line?.kind !== kind) placemark.line = collector.openLine(kind, placemark.name);
    collector.openSegment(placemark.line);
    return placemark.line;
  }

  function closeCoordinates(text: string, parent: string | undefined): void {
    if (parent !== 'Point' && parent !== 'LineString') return;
    const points = readCoordinates(text, limits);
    if (parent === 'Point') placemark.points.push(...points.slice(0, 1));
    else if (points.length > 0) {
      const line = openSegment('route');
      for (const point of points) collector.addPoint(line, point);
    }
  }

  function closeTrack({ times, places, headings, speeds }: Track): void {
    const line = openSegment('track');
    for (const [index, place] of places.entries()) {
      const point = { ...place, recordedAt: times[index], heading: headings[index], speed: speeds[index] };
      collector.addPoint(line, point);
    }
  }

  function closePlacemark(): void {
    if (placemark.line) collector.nameLine(placemark.line, placemark.name);
    for (const point of placemark.points) {
      collector.addWaypoint(placemark.name, { ...point, recordedAt: placemark.recordedAt });
    }
    placemark = { name: '', points: [] };
  }

  function instantOf(text: string): number | undefined {
    const instant = readInstant(text);
    if (instant === undefined && text.trim() !== '') collector.skip('times');
    return instant;
  }

  function addTo<Item>(list: Item[], item: Item): void {
    if (list.push(item) > limits.maxPoints)
      refuse('too_many_points', `A track has more than ${limits.maxPoints} points.`);
  }

  function closeInTrack(open: Track, name: string, text: string): void {
    if (name === 'when') addTo(open.times, instantOf(text));
    else if (name === 'angles') addTo(open.headings, readNumber(text.trim().split(/\s/, 1)[0]));
    else if (name === 'value' && arrayName === 'speed') addTo(open.speeds, readNumber(text));
    else if (name === 'coord') addTo(open.places, placeOf(text.trim().split(/\s+/, 3)));
    else if (name === 'Track') {
      closeTrack(open);
      track = undefined;
    }
  }

  return {
    format: 'kml',
    open(name, attributes) {
      if (name === 'Placemark') closePlacemark();
      else if (name === 'Track') track = { times: [], places: [], headings: [], speeds: [] };
      else if (name === 'SimpleArrayData') arrayName = attributes['name'] ?? '';
    },
    close(name, text, parent) {
      if (track) closeInTrack(track, name, text);
      else if (name === 'coordinates') closeCoordinates(text, parent);
      else if (name === 'Polygon') collector.skip('polygons');
      else if (name === 'name' && parent === 'Placemark') placemark.name = text;
      else if (name === 'when' && parent === 'TimeStamp') placemark.recordedAt = instantOf(text);
      else if (name === 'Placemark') closePlacemark();
    },
  };
}

/** `lon,lat[,altitude]` in rows of any white space. */
function readCoordinates(text: string, limits: ReadLimits): RawPoint[] {
  const tuples = text.trim().split(/\s+/, Math.min(limits.maxPoints + 1, MAX_SPLIT));
  if (tuples.length > limits.maxPoints) refuse('too_many_points', `A line has more than ${limits.maxPoints} points.`);
  return tuples[0] === '' ? [] : tuples.map((tuple) => placeOf(tuple.split(',', 3)));
}

function placeOf([longitude, latitude, altitude]: readonly string[]): RawPoint {
  return { latitude: readNumber(latitude), longitude: readNumber(longitude), altitude: readNumber(altitude) };
}
