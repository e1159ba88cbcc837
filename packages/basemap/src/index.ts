export { createRouter, type Route, type RouteLeg } from './find-route.js';
export { createWayFinder, type NoWay, type Stop } from './find-way.js';
export { findTowns } from './find-towns.js';
export {
  createHighwayNetwork,
  type HighwayCountry,
  type HighwayData,
  type HighwayNetwork,
  type RoadLeg,
  type Town,
} from './highway-network.js';
export { highwayNumber } from './highway-number.js';
export type { PlaceData, RegionRow, TownRow } from './place-data.js';
export { highwayClassOf, speedLimitOf } from './speed-limit.js';
export { createWorldLine, type PackedLines, unpackLines, type WorldLine } from './unpack-lines.js';
