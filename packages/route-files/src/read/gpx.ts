import type { Collector, OpenLine, RawPoint } from './collector.js';
import { readInstant } from './read-instant.js';
import { readNumber } from './read-number.js';
import type { XmlFormat } from './xml-reader.js';

const POINTS = ['trkpt', 'rtept', 'wpt'];

/** GPX 1.0 and 1.1: tracks, routes, waypoints; speed (m/s) and course also out of Garmin's and others' extensions. */
export function createGpxFormat(collector: Collector): XmlFormat {
  let line: OpenLine | undefined;
  let point: RawPoint | undefined;
  let pointName = '';

  function closePoint(name: string): void {
    if (name === 'wpt') collector.addWaypoint(pointName, point ?? {});
    else if (line) collector.addPoint(line, point ?? {});
    point = undefined;
  }

  function setOfPoint(raw: RawPoint, name: string, text: string): void {
    if (name === 'name') pointName = text;
    if (name !== 'time' || text === '') return;
    raw.recordedAt = readInstant(text);
    if (raw.recordedAt === undefined) collector.skip('times');
  }

  return {
    format: 'gpx',
    open(name, attributes) {
      if (name === 'trk') line = collector.openLine('track');
      else if (name === 'rte') {
        line = collector.openLine('route');
        collector.openSegment(line);
      } else if (name === 'trkseg' && line) collector.openSegment(line);
      else if (POINTS.includes(name)) {
        point = { latitude: readNumber(attributes['lat']), longitude: readNumber(attributes['lon']) };
        pointName = '';
      }
    },
    close(name, text, parent) {
      if (POINTS.includes(name)) closePoint(name);
      else if (name === 'trk' || name === 'rte') line = undefined;
      else if (point) {
        setInPoint(point, name, text);
        if (parent && POINTS.includes(parent)) setOfPoint(point, name, text);
      } else if (name === 'name' && line && (parent === 'trk' || parent === 'rte')) collector.nameLine(line, text);
    },
  };
}

/** Of these it does not matter how deep in the point's extensions they lie. */
function setInPoint(raw: RawPoint, name: string, text: string): void {
  if (name === 'ele') raw.altitude = readNumber(text);
  else if (name === 'speed') raw.speed = readNumber(text);
  else if (name === 'course' || name === 'heading') raw.heading = readNumber(text);
}
