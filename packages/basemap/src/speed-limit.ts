import type { HighwayCountry } from './highway-network.js';

const MILES_PER_HOUR = 0.447_04;
const KILOMETRES_PER_HOUR = 1 / 3.6;

// What a truck may drive outside towns. Interstates: most states post 65 to 70 mph, some 55. Brazil: the law (CTB, article 61)
// allows heavy vehicles 90 km/h; federal roads with one carriageway are mostly posted 80.
const INTERSTATE = 65 * MILES_PER_HOUR;
const AMERICAN_ROAD = 55 * MILES_PER_HOUR;
const BRAZILIAN_MOTORWAY = 90 * KILOMETRES_PER_HOUR;
const BRAZILIAN_ROAD = 80 * KILOMETRES_PER_HOUR;

// State roads here are motorways; so are the federal roads that carry these names.
const MOTORWAYS_OF_BRAZIL = /^SP-|Dutra|Régis|Fernão Dias|Washington Luís|^BR-101 Sul|^BR-290/;
const MOTORWAYS_OF_THE_US = /^I-|^FL-TP/;

/** Whether a highway is built as a motorway: no crossings, two carriageways. */
export function highwayClassOf(highway: string, country: HighwayCountry): 'motorway' | 'road' {
  const motorways = country === 'BR' ? MOTORWAYS_OF_BRAZIL : MOTORWAYS_OF_THE_US;
  return motorways.test(highway) ? 'motorway' : 'road';
}

/** How fast a truck may drive on a highway, metres per second: what is posted on most of it, not on each stretch. */
export function speedLimitOf(highway: string, country: HighwayCountry): number {
  const isMotorway = highwayClassOf(highway, country) === 'motorway';
  if (country === 'BR') return isMotorway ? BRAZILIAN_MOTORWAY : BRAZILIAN_ROAD;
  return isMotorway ? INTERSTATE : AMERICAN_ROAD;
}
