import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { createHighwayNetwork, type HighwayData, type HighwayNetwork } from '@fleetmap/basemap';

/** The offline highway network, read when it is first asked for. */
@Injectable()
export class Highways {
  private loaded: Promise<HighwayNetwork> | undefined;

  network(): Promise<HighwayNetwork> {
    this.loaded ??= read();
    return this.loaded;
  }
}

async function read(): Promise<HighwayNetwork> {
  const file = fileURLToPath(import.meta.resolve('@fleetmap/basemap/data/highways.json'));
  return createHighwayNetwork(JSON.parse(await readFile(file, 'utf8')) as HighwayData);
}
