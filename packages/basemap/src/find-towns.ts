import type { HighwayNetwork } from './highway-network.js';

/**
 * Indexes of the towns that a name means: `São Paulo`, `sao paulo`, or with its country `Columbus, US`. Several where the
 * name alone does not tell.
 */
export function findTowns({ towns }: Pick<HighwayNetwork, 'towns'>, name: string): number[] {
  const [, place = '', country] = /^(.*?)(?:,\s*([a-z]{2}))?$/i.exec(name.trim()) ?? [];
  const sought = plain(place);
  return towns.flatMap((town, index) =>
    plain(town.name) === sought && (!country || town.country === country.toUpperCase()) ? [index] : [],
  );
}

/** Without accents and capitals. */
function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
