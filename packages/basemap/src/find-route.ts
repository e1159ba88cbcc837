import { distanceBetween, type Point } from '@fleetmap/geo';
import createGraph from 'ngraph.graph';
import { aStar } from 'ngraph.path';
import type { HighwayCountry, HighwayNetwork, RoadLeg, Town } from './highway-network.js';
import { speedLimitOf } from './speed-limit.js';

/** A drive from one town to another. */
export interface Route {
  readonly from: Town;
  readonly to: Town;
  /** In the order driven; each begins where the one before ends. */
  readonly legs: readonly RouteLeg[];
  /** Metres. */
  readonly length: number;
}

/** A leg as driven. */
export interface RouteLeg {
  readonly highway: string;
  readonly country: HighwayCountry;
  /** In driving direction. */
  readonly points: readonly Point[];
  /** Metres. */
  readonly length: number;
}

const FASTEST = 30; // metres per second, above every speed limit, so that the search never overestimates

/**
 * Finds the fastest way at the speed limits between two towns of a network, given by their indexes; undefined where no road leads,
 * and from a town to itself.
 */
export function createRouter(network: HighwayNetwork): (from: number, to: number) => Route | undefined {
  const graph = createGraph<Town, RoadLeg>();
  for (const [index, town] of network.towns.entries()) graph.addNode(index, town);
  for (const leg of network.legs) {
    const known = graph.getLink(leg.from, leg.to) ?? graph.getLink(leg.to, leg.from);
    if (!known) graph.addLink(leg.from, leg.to, leg);
    else if (secondsOf(leg) < secondsOf(known.data)) known.data = leg;
  }
  const finder = aStar<Town, RoadLeg>(graph, {
    distance: (_from, _to, link) => secondsOf(link.data),
    heuristic: (from, to) => distanceBetween(from.data, to.data) / FASTEST,
  });
  return (from, to) => {
    const start = network.towns[from];
    const end = network.towns[to];
    if (!start || !end) throw new RangeError(`No such towns: ${from}, ${to}.`);
    const found = finder.find(from, to).toReversed();
    if (found.length < 2) return undefined;
    const legs = found.slice(1).map((node, index): RouteLeg => {
      const before = found[index]!.id;
      const link = graph.getLink(before, node.id) ?? graph.getLink(node.id, before);
      return drivenFrom(Number(before), link!.data);
    });
    return { from: start, to: end, legs, length: legs.reduce((sum, leg) => sum + leg.length, 0) };
  };
}

function secondsOf({ highway, country, length }: RoadLeg): number {
  return length / speedLimitOf(highway, country);
}

function drivenFrom(town: number, { highway, country, from, points, length }: RoadLeg): RouteLeg {
  return { highway, country, points: from === town ? points : points.toReversed(), length };
}
