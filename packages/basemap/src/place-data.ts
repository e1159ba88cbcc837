/** data/places.json as it is. Degrees. */
export interface PlaceData {
  /** Most inhabitants first. */
  readonly towns: readonly TownRow[];
  /** Widest first; the name is the ISO 3166 code, for `Intl.DisplayNames`. */
  readonly countries: readonly RegionRow[];
  /** Widest first: states and provinces of the United States, Canada and Brazil. */
  readonly states: readonly RegionRow[];
}

/** `rank` 2 is the capital of a country, 1 the capital of a state, 0 any other town. */
export type TownRow = readonly [
  name: string,
  longitude: number,
  latitude: number,
  inhabitants: number,
  country: string,
  rank: number,
];

/** Where the name of an area is written, and how wide the area is. */
export type RegionRow = readonly [name: string, longitude: number, latitude: number, width: number];
