import type { ReadLimits } from '../limits.js';
import type { Collector } from './collector.js';
import { fieldOf } from './fields.js';
import { addGeoJson, isGeoJson } from './geojson.js';
import { createRowSorter, type Row } from './rows.js';
import { createJsonSplitter } from './split-json.js';
import type { TextReader } from './text-reader.js';

/** GeoJSON, or positions: a list of them, one a line, or an object that holds them as `positions`. */
export function createJsonReader(collector: Collector, limits: ReadLimits): TextReader {
  const addRow = createRowSorter(collector);
  let isGeo = false;

  const splitter = createJsonSplitter(limits, (value) => {
    if (isGeoJson(value)) {
      isGeo = true;
      addGeoJson(value, collector);
      return;
    }
    const { positions } = value as { positions?: unknown };
    if (!Array.isArray(positions)) addRow(rowOf(value));
    else for (const position of positions) addRow({ ...rowOf(value), ...rowOf(position) });
  });

  return {
    push: (text) => splitter.push(text),
    end() {
      splitter.end();
      return isGeo ? 'geojson' : 'json';
    },
  };
}

function rowOf(value: unknown): Row {
  const row: Row = {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return row;
  for (const [name, content] of Object.entries(value)) {
    const field = typeof content === 'string' || typeof content === 'number' ? fieldOf(name) : undefined;
    if (field) row[field] ??= String(content);
  }
  return row;
}
