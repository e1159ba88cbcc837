import { distanceBetween, type Point } from '@fleetmap/geo';
import { createRouter, type RouteLeg } from './find-route.js';
import { findTowns } from './find-towns.js';
import type { HighwayCountry, HighwayNetwork } from './highway-network.js';

/** Where a way begins, passes or ends: a town by name, or a place. */
export type Stop = string | Point;

export type NoWay = 'unknown_town' | 'ambiguous_town' | 'no_way';

const FARTHEST_TOWN = 200_000; // metres: from further away no straight line is of any use
const IN_TOWN = 1000; // metres: so near to a town a place is the town

/** A place as the network has it: its town, and the place itself where that lies beside the town. */
interface Anchor {
  readonly town: number;
  readonly beside?: Point;
}

/**
 * Finds the way over the highways that passes all stops in order. A place beside the highways is joined to the nearest town by a
 * straight line: a leg without the name of a highway.
 */
export function createWayFinder(network: HighwayNetwork): (stops: readonly Stop[]) => readonly RouteLeg[] | NoWay {
  const findRoute = createRouter(network);

  function anchorOf(stop: Stop): Anchor | NoWay {
    if (typeof stop !== 'string') return nearestTown(network, stop) ?? 'no_way';
    const [town, other] = findTowns(network, stop);
    if (town === undefined) return 'unknown_town';
    return other === undefined ? { town } : 'ambiguous_town';
  }

  function legsBetween(from: Anchor, to: Anchor): readonly RouteLeg[] | undefined {
    const [start, end] = [network.towns[from.town]!, network.towns[to.town]!];
    const { country } = start;
    if (from.town === to.town) {
      return from.beside || to.beside ? [straight(from.beside ?? start, to.beside ?? end, country)] : undefined;
    }
    const route = findRoute(from.town, to.town);
    return (
      route && [
        ...(from.beside ? [straight(from.beside, start, country)] : []),
        ...route.legs,
        ...(to.beside ? [straight(end, to.beside, end.country)] : []),
      ]
    );
  }

  return function findWay(stops) {
    const anchors: Anchor[] = [];
    for (const stop of stops) {
      const anchor = anchorOf(stop);
      if (typeof anchor === 'string') return anchor;
      anchors.push(anchor);
    }
    const ways = anchors.slice(1).map((anchor, index) => legsBetween(anchors[index]!, anchor));
    return ways.every((way) => way !== undefined) ? ways.flat() : 'no_way';
  };
}

function nearestTown({ towns }: HighwayNetwork, place: Point): Anchor | undefined {
  let nearest: { town: number; distance: number } | undefined;
  for (const [town, at] of towns.entries()) {
    const distance = distanceBetween(place, at);
    if (distance < (nearest?.distance ?? FARTHEST_TOWN)) nearest = { town, distance };
  }
  return nearest && { town: nearest.town, ...(nearest.distance > IN_TOWN && { beside: place }) };
}

function straight(from: Point, to: Point, country: HighwayCountry): RouteLeg {
  return { highway: '', country, points: [from, to], length: distanceBetween(from, to) };
}
