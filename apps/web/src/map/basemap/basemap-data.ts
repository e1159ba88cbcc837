import {
  createHighwayNetwork,
  createWorldLine,
  type HighwayData,
  type HighwayNetwork,
  type PackedLines,
  type PlaceData,
  type RegionRow,
  type RoadLeg,
  speedLimitOf,
  unpackLines,
  type WorldLine,
} from '@fleetmap/basemap';
import bordersUrl from '@fleetmap/basemap/data/borders.json?url';
import highwaysUrl from '@fleetmap/basemap/data/highways.json?url';
import lakesUrl from '@fleetmap/basemap/data/lakes.json?url';
import landUrl from '@fleetmap/basemap/data/land.json?url';
import placesUrl from '@fleetmap/basemap/data/places.json?url';
import riversUrl from '@fleetmap/basemap/data/rivers.json?url';
import { worldX, worldY } from '@fleetmap/geo';

/** Everything a tile draws, projected. */
export interface Ground {
  readonly land: readonly WorldLine[];
  readonly lakes: readonly WorldLine[];
  readonly rivers: readonly WorldLine[];
  readonly countryBorders: readonly WorldLine[];
  readonly stateBorders: readonly WorldLine[];
  readonly highways: readonly Highway[];
}

/** One leg of a highway. */
export interface Highway {
  readonly name: string;
  readonly isMajor: boolean;
  readonly line: WorldLine;
}

/** Everything that has a name, most important first. x and y in the unit square of Web Mercator. */
export interface Places {
  readonly towns: readonly NamedTown[];
  readonly countries: readonly Region[];
  readonly states: readonly Region[];
}

export interface NamedTown {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly inhabitants: number;
  readonly isCapital: boolean;
}

export interface Region {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Of the unit square. */
  readonly width: number;
}

const MAJOR_FROM = 24; // metres per second: interstates and the motorways of Brazil

const ASK_AGAIN_AFTER_MS = 3000;

let network: Promise<HighwayNetwork> | undefined;
let ground: Promise<Ground> | undefined;
let places: Promise<Places> | undefined;

/** Kept for the life of the page: changing the theme must not load the world again. */
export function loadGround(): Promise<Ground> {
  ground ??= readGround();
  return ground;
}

/** Towns and the highways between them. */
export function loadNetwork(): Promise<HighwayNetwork> {
  network ??= prepare(read<HighwayData>(highwaysUrl), createHighwayNetwork);
  return network;
}

export function loadPlaces(): Promise<Places> {
  places ??= readPlaces();
  return places;
}

// All files are asked for at once, but only one is prepared at a time: in between, the page gets to breathe.
async function readGround(): Promise<Ground> {
  const landFile = read<PackedLines>(landUrl);
  const lakesFile = read<PackedLines>(lakesUrl);
  const bordersFile = read<{ countries: PackedLines; states: PackedLines }>(bordersUrl);
  const riversFile = read<PackedLines>(riversUrl);
  const highwaysReady = loadNetwork();
  const land = await prepare(landFile, unpackLines);
  const lakes = await prepare(lakesFile, unpackLines);
  const countryBorders = await prepare(bordersFile, ({ countries }) => unpackLines(countries));
  const stateBorders = await prepare(bordersFile, ({ states }) => unpackLines(states));
  const rivers = await prepare(riversFile, unpackLines);
  const highways = await prepare(highwaysReady, ({ legs }) => legs.map(highwayOf));
  return { land, lakes, rivers, countryBorders, stateBorders, highways };
}

async function prepare<Raw, Ready>(raw: Promise<Raw> | Raw, by: (raw: Raw) => Ready): Promise<Ready> {
  const content = await raw;
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  return by(content);
}

function highwayOf({ highway, country, points }: RoadLeg): Highway {
  const coordinates = new Float64Array(points.length * 2);
  for (const [index, { longitude, latitude }] of points.entries()) {
    coordinates[index * 2] = worldX(longitude);
    coordinates[index * 2 + 1] = worldY(latitude);
  }
  const isMajor = speedLimitOf(highway, country) > MAJOR_FROM;
  return { name: highway, isMajor, line: createWorldLine(coordinates) };
}

async function readPlaces(): Promise<Places> {
  const { towns, countries, states } = await read<PlaceData>(placesUrl);
  return {
    towns: towns.map(([name, longitude, latitude, inhabitants, , rank]) => {
      return { name, x: worldX(longitude), y: worldY(latitude), inhabitants, isCapital: rank > 0 };
    }),
    countries: countries.map(regionOf),
    states: states.map(regionOf),
  };
}

function regionOf([name, longitude, latitude, width]: RegionRow): Region {
  return { name, x: worldX(longitude), y: worldY(latitude), width: width / 360 };
}

/** Asks until there is an answer: a desk that is opened while the server restarts must not stay without a map. */
async function read<Content>(url: string): Promise<Content> {
  for (;;) {
    const content = await tryToRead(url);
    if (content !== undefined) return content as Content;
    await new Promise((resolve) => {
      setTimeout(resolve, ASK_AGAIN_AFTER_MS);
    });
  }
}

async function tryToRead(url: string): Promise<unknown> {
  try {
    const response = await fetch(url);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined; // the line was cut, before or in the middle of the answer
  }
}
