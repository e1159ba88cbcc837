import type { ReadLimits } from '../limits.js';
import { refuse } from '../refusal.js';
import type { Collector } from './collector.js';
import { createCsvReader } from './csv.js';
import { createGpxFormat } from './gpx.js';
import { createJsonReader } from './json.js';
import { createKmlFormat } from './kml.js';
import { createPolylineReader } from './polyline.js';
import type { TextReader } from './text-reader.js';
import { createXmlReader, type XmlFormat } from './xml-reader.js';

/** Tells by its beginning what a text is. */
export function createTextReader(head: string, collector: Collector, limits: ReadLimits): TextReader {
  const start = head.trimStart();
  if (start.startsWith('<')) return createXmlReader((root) => xmlFormatOf(root, collector, limits), limits);
  // No digits, commas, quotes or blanks: neither JSON nor a table looks like this. Empty JSON does.
  const isPolyline = /^[?-~\r\n]+$/.test(start) && !/^[[{]\s*[\]}]\s*$/.test(start);
  if (isPolyline) return createPolylineReader(collector, limits);
  if (start.startsWith('{') || start.startsWith('[')) return createJsonReader(collector, limits);
  if (start === '') return refuse('empty_file', 'The file has nothing but white space.');
  if (start.includes('\0')) return refuseUnknown();
  return createCsvReader(start, collector);
}

function xmlFormatOf(root: string, collector: Collector, limits: ReadLimits): XmlFormat {
  if (root === 'gpx') return createGpxFormat(collector);
  if (root === 'kml') return createKmlFormat(collector, limits);
  return refuseUnknown();
}

function refuseUnknown(): never {
  return refuse('unknown_format', 'This is none of GPX, KML, KMZ, GeoJSON, CSV, JSON or encoded polyline.');
}
