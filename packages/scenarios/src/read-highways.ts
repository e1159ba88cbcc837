import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createHighwayNetwork, type HighwayData, type HighwayNetwork } from '@fleetmap/basemap';

/** Reads the offline highway network; some ten megabytes in memory. */
export async function readHighways(): Promise<HighwayNetwork> {
  const file = fileURLToPath(import.meta.resolve('@fleetmap/basemap/data/highways.json'));
  return createHighwayNetwork(JSON.parse(await readFile(file, 'utf8')) as HighwayData);
}
