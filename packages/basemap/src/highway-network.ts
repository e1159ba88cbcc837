import { createPath, type Point } from '@fleetmap/geo';
import { roadBetween } from './road-curve.js';

/** data/highways.json as it is: towns and, for each highway, the towns it passes in order. */
export interface HighwayData {
  /** Name, longitude, latitude. */
  readonly n: readonly (readonly [string, number, number])[];
  /** Highway, country, indexes of towns. */
  readonly c: readonly (readonly [string, HighwayCountry, readonly number[]])[];
  /** Two towns and the bow of the road from the first to the second, to the right, as a share of its length. */
  readonly b?: readonly (readonly [from: number, to: number, bow: number])[];
}

/** ISO 3166 code of a country whose highways are known. */
export type HighwayCountry = 'US' | 'BR';

/** A town that a highway passes. */
export interface Town extends Point {
  readonly name: string;
  readonly country: HighwayCountry;
}

/** The road between two neighbouring towns of a highway. */
export interface RoadLeg {
  readonly highway: string;
  readonly country: HighwayCountry;
  /** Index of the town at the first point. */
  readonly from: number;
  /** Index of the town at the last point. */
  readonly to: number;
  /** At least 8, about 2.5 km apart, the first and last at the towns. */
  readonly points: readonly Point[];
  /** Metres along the points. */
  readonly length: number;
}

export interface HighwayNetwork {
  readonly towns: readonly Town[];
  readonly legs: readonly RoadLeg[];
}

/**
 * Draws the road of every leg. The same data always gives the same roads, so a truck that follows them rides on the drawn map.
 * Where two highways share a pair of towns there are two legs on one line.
 *
 * @throws RangeError when a highway names a town that is not there.
 */
export function createHighwayNetwork(data: HighwayData): HighwayNetwork {
  const countries = countryByTown(data);
  const towns = data.n.map(([name, longitude, latitude], index): Town => {
    return { name, longitude, latitude, country: countries.get(index) ?? 'US' };
  });
  const bows = new Map(data.b?.map(([from, to, bow]) => [`${from}-${to}`, bow]));
  const roads = new Map<string, readonly Point[]>();
  const legs: RoadLeg[] = [];
  for (const [highway, country, passed] of data.c) {
    const places = passed.map((index) => townAt(towns, index));
    for (let leg = 0; leg + 1 < passed.length; leg += 1) {
      const from = passed[leg]!;
      const to = passed[leg + 1]!;
      const known = roads.get(`${from}-${to}`);
      const points = known ?? roadBetween(places, leg, bows.get(`${from}-${to}`) ?? 0);
      if (!known) {
        roads.set(`${from}-${to}`, points);
        roads.set(`${to}-${from}`, points.toReversed());
      }
      legs.push({ highway, country, from, to, points, length: createPath(points).length });
    }
  }
  return { towns, legs };
}

function countryByTown(data: HighwayData): Map<number, HighwayCountry> {
  return new Map(data.c.flatMap(([, country, passed]) => passed.map((index) => [index, country] as const)));
}

function townAt(towns: readonly Town[], index: number): Town {
  const town = towns[index];
  if (!town) throw new RangeError(`A highway passes town ${index}, but there are only ${towns.length} towns.`);
  return town;
}
