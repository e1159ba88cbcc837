export { prepareTrucks } from './prepare-trucks.js';
export { readHighways } from './read-highways.js';
export { createRouteFinder, type FoundRoute, type RoadRoute } from './route-pieces.js';
export { readShippedScenarios } from './shipped-scenarios.js';
