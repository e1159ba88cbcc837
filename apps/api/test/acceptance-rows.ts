import { type TrackPage, trackPageSchema } from '@fleetmap/events';
import { readAcceptance } from '@fleetmap/testing';
import { expect } from 'vitest';
import type { RunningServer } from './running-server.js';
import { somebody } from './somebody.js';

/** A row of the acceptance files of phones: what is sent, and what must come of it. */
export interface Row {
  id: string;
  note?: string;
  url?: string;
  body?: string;
  also_send_as?: string;
  expect: {
    http_status: number | string;
    stored?: boolean | null;
    position?: Record<string, unknown>;
    positions?: Record<string, unknown>[];
  };
}

export function rowsOf<Shape = Row>(file: string): Shape[] {
  return readAcceptance<{ cases: Shape[] }>(file)?.cases ?? [];
}

/** What the server says of a truck, in the words of the acceptance files. */
export async function storedOf(server: RunningServer, truckId: string): Promise<Record<string, unknown> | undefined> {
  const response = await fetch(`${server.url}/api/trucks/${encodeURIComponent(truckId)}`, somebody(server, 'viewer'));
  if (!response.ok) return undefined;
  const { location, attributes } = (await response.json()) as { location: Record<string, unknown>; attributes: object };
  return {
    device_id: truckId,
    time: new Date(Number(location['recordedAt'])).toISOString(),
    lat: location['latitude'],
    lon: location['longitude'],
    speed_mps: location['speed'],
    course_deg: location['heading'],
    altitude_m: location['altitude'],
    accuracy_m: location['accuracy'],
    attributes: {
      ...attributes,
      ...('battery' in location ? { batteryLevel_pct: location['battery'] } : {}),
      ...('charging' in location ? { charge: location['charging'] } : {}),
    },
  };
}

/** What history has of a truck at an instant: at most one position. */
export async function historyOf(
  server: RunningServer,
  truckId: string,
  instant: string,
): Promise<TrackPage['positions']> {
  const from = Date.parse(instant);
  const range = new URLSearchParams({ from: String(from), until: String(from + 1) });
  const response = await fetch(`${server.url}/api/trucks/${encodeURIComponent(truckId)}/track?${range}`);
  return trackPageSchema.parse(await response.json()).positions;
}

/** Compares name by name, each in its unit. */
export function expectPosition(stored: Record<string, unknown> | undefined, position: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(position)) {
    if (name === 'speed_mps') expect(stored?.[name]).toBeCloseTo(Number(value), 2);
    else if (name === 'speed_kmh') expect(Number(stored?.['speed_mps']) * 3.6).toBeCloseTo(Number(value), 1);
    else if (name === 'speed_kn') expect(Number(stored?.['speed_mps']) / (1852 / 3600)).toBeCloseTo(Number(value), 3);
    else if (name === 'speed') expect(stored?.['speed_mps']).toBeNull();
    else if (name === 'attributes') expect(stored?.[name]).toMatchObject(value as object);
    else expect(stored?.[name]).toEqual(value);
  }
}
