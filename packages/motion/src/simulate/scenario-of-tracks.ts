import type { Position, Scenario, TruckGroup } from '@fleetmap/events';
import { createRotation, type Point } from '@fleetmap/geo';
import { createRandom } from '../random.js';

/** What was recorded of one truck, in order of time. */
interface Track {
  readonly truckId: string;
  readonly positions: readonly Pick<Position, 'latitude' | 'longitude' | 'speed' | 'heading' | 'recordedAt'>[];
}

interface RecordedWindow {
  readonly name: string;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  /** Other ids and another place on earth, both drawn from the seed: nobody may be able to guess it. */
  readonly anonymise: boolean;
  readonly seed: string;
}

const LONGEST_ID = 100;
const FARTHEST_NORTH = 45; // degrees: where maps are not stretched
const CENTIMETRES = 1e7; // per degree

/**
 * A scenario that does again what trucks did: each fix as it was, at the same distance in time from the beginning of the window.
 * The date is not in it. A track without positions is left out.
 */
export function scenarioOfTracks(tracks: readonly Track[], window: RecordedWindow): ScenarioInput {
  const driven = tracks.filter(({ positions }) => positions.length > 0);
  const place = window.anonymise ? elsewhere(driven[0]!.positions[0]!, window.seed) : (point: Point) => point;
  const ids = new Set(driven.map(({ truckId }) => truckId));
  return {
    version: 1,
    name: window.name,
    seed: window.seed,
    duration: Math.max(1, (window.until - window.from) / 1000),
    trucks: driven.map(({ truckId, positions }, index) => ({
      id: window.anonymise || truckId.length > LONGEST_ID ? freeId(index, ids) : truckId,
      route: {
        fixes: positions.map((position) => {
          const { latitude, longitude } = place(position);
          const seconds = (position.recordedAt - window.from) / 1000;
          // Turned around the earth a heading would be another: it is told by the way driven instead.
          return [
            rounded(longitude),
            rounded(latitude),
            seconds,
            position.speed,
            window.anonymise ? null : position.heading,
          ];
        }),
      },
    })),
  };
}

/** A scenario whose other values are the usual ones. */
type ScenarioInput = Pick<Scenario, 'version' | 'name' | 'seed' | 'duration'> & {
  readonly trucks: readonly (Pick<TruckGroup, 'id'> & {
    readonly route: Extract<TruckGroup['route'], { fixes: unknown }>;
  })[];
};

function elsewhere(start: Point, seed: string): (point: Point) => Point {
  const random = createRandom(seed);
  const to = { latitude: (2 * random() - 1) * FARTHEST_NORTH, longitude: (2 * random() - 1) * 180 };
  return createRotation(start, to, random() * 360);
}

function freeId(index: number, taken: ReadonlySet<string>): string {
  const id = `T-${String(index + 1).padStart(3, '0')}`;
  return taken.has(id) ? `T-${id}` : id;
}

function rounded(degrees: number): number {
  return Math.round(degrees * CENTIMETRES) / CENTIMETRES;
}
