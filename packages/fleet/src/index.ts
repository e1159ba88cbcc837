export { type Connectivity, connectivityOf } from './connectivity.js';
export { createFleet, type Fleet, locationOf, type Truck } from './fleet.js';
export { nextStay, type Stay } from './stay.js';
