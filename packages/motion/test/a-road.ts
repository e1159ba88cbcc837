import type { Point } from '@fleetmap/geo';
import fc from 'fast-check';
import { createRoad, type DriveLeg, type Road } from '../src/drive/road.js';

const METRES_PER_DEGREE = 111_195;

const aStep = fc.record({
  metres: fc.oneof(fc.double({ min: 5, max: 200, noNaN: true }), fc.double({ min: 200, max: 15_000, noNaN: true })),
  turn: fc.oneof(fc.double({ min: -0.2, max: 0.2, noNaN: true }), fc.double({ min: -2.5, max: 2.5, noNaN: true })),
});

const aLeg = fc.record({
  steps: fc.array(aStep, { minLength: 1, maxLength: 20 }),
  speedLimit: fc.double({ min: 8, max: 33, noNaN: true }),
});

/** A road that wanders, from metres to hundreds of kilometres long, with gentle bends, sharp corners and several limits. */
export const aRoad: fc.Arbitrary<Road> = fc
  .record({
    latitude: fc.double({ min: -50, max: 50, noNaN: true }),
    legs: fc.array(aLeg, { minLength: 1, maxLength: 5 }),
  })
  .map(({ latitude, legs }) => {
    let at: Point = { latitude, longitude: 0 };
    let direction = 0;
    const driveLegs: DriveLeg[] = legs.map(({ steps, speedLimit }) => {
      const points = [at];
      for (const { metres, turn } of steps) {
        direction += turn;
        const scale = Math.cos((at.latitude * Math.PI) / 180);
        at = {
          latitude: at.latitude + (Math.cos(direction) * metres) / METRES_PER_DEGREE,
          longitude: at.longitude + (Math.sin(direction) * metres) / METRES_PER_DEGREE / scale,
        };
        points.push(at);
      }
      return { points, speedLimit };
    });
    return createRoad(driveLegs);
  });
