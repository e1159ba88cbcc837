import { isRejection } from '@fleetmap/events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aScenario } from '../../test/a-simulation.js';
import { layRoad } from './lay-road.js';
import { decodePolyline } from './polyline.js';

const [group] = aScenario().trucks;
const pointsOf = (places: [number, number][]) => places.map(([longitude, latitude]) => ({ longitude, latitude }));

function lay(places: [number, number][], given: object = {}) {
  return layRoad([{ points: pointsOf(places), highwayClass: 'road' }], { ...group!, ...given });
}

describe('layRoad', () => {
  it('SF2: refuses what is longer than half around the earth or has no length', () => {
    const around: [number, number][] = Array.from({ length: 40 }, (_none, index) => [(index % 2) * 170, 0]);
    expect(lay(around)).toMatchObject({ code: 'invalid_scenario' });
    expect(lay([[1, 1], [1, 1]])).toMatchObject({ code: 'invalid_scenario' }); // prettier-ignore
    expect(layRoad([], group!)).toMatchObject({ code: 'invalid_scenario' });
  });

  it('SF4: refuses a loop that does not end where it begins and closes a small gap', () => {
    expect(lay([[0, 0], [1, 0]], { trip: 'loop' })).toMatchObject({ code: 'invalid_scenario' }); // prettier-ignore
    const closed = lay([[0, 0], [0.1, 0], [0.1, 0.1], [0, 0.005]], { trip: 'loop' }); // prettier-ignore
    expect(isRejection(closed)).toBe(false);
    if (!isRejection(closed)) expect(closed.path.points.at(-1)).toEqual(closed.path.points[0]);
  });

  it('SF3: takes limits by class from the profile, else what is posted, else the usual', () => {
    const points = pointsOf([[0, 0], [1, 0]]); // prettier-ignore
    const limitsOf = (speedLimits?: { motorway: number; road: number }) => {
      const driving = { ...group!.driving, ...(speedLimits ? { speedLimits } : {}) };
      const pieces = [
        { points, highwayClass: 'motorway' as const, postedLimit: 29 },
        { points: pointsOf([[1, 0], [2, 0]]), highwayClass: 'road' as const }, // prettier-ignore
      ];
      const road = layRoad(pieces, { ...group!, driving });
      return isRejection(road) ? [] : [...new Set(road.stretches.map(({ speedLimit }) => speedLimit))];
    };
    expect(limitsOf()).toEqual([29, 22.2]);
    expect(limitsOf({ motorway: 20, road: 10 })).toEqual([20, 10]);
  });

  it('cuts long lines, so that degrees measure them', () => {
    const road = lay([[0, 0], [40, 60]]); // prettier-ignore
    if (isRejection(road)) throw new Error(road.message);
    const steps = road.path.distances.slice(1).map((distance, index) => distance - road.path.distances[index]!);
    expect(Math.max(...steps)).toBeLessThan(10_000);
  });
});

describe('decodePolyline', () => {
  it('SF3: reads the example of the algorithm', () => {
    expect(decodePolyline('_p~iF~ps|U_ulLnnqC_mqNvxq`@', 5)).toEqual([
      { latitude: 38.5, longitude: -120.2 },
      { latitude: 40.7, longitude: -120.95 },
      { latitude: 43.252, longitude: -126.453 },
    ]);
  });

  it('SF3: of anything else it is undefined or lies on earth', () => {
    for (const text of ['', '_p~iF', '_p~iF~ps|', ' ', '\u0000', '~~~~~~~~~~~~']) {
      expect(decodePolyline(text, 5)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 60 }), (text) => {
        for (const { latitude, longitude } of decodePolyline(text, 6) ?? []) {
          expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
          expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
        }
      }),
    );
  });
});
