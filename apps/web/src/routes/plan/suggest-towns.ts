import type { HighwayNetwork, Town } from '@fleetmap/basemap';
import { textOfPlace } from '../draw/places-text.js';

const MOST = 8;

/** Towns by what they are called where one chooses: with the country, and with the place where that is not enough. */
export type TownsByLabel = ReadonlyMap<string, Town>;

export function labelTowns({ towns }: Pick<HighwayNetwork, 'towns'>): TownsByLabel {
  const counts = new Map<string, number>();
  for (const town of towns) counts.set(labelOf(town), (counts.get(labelOf(town)) ?? 0) + 1);
  const labelled = towns.map((town): [string, Town] => {
    const label = labelOf(town);
    const place = textOfPlace([rounded(town.latitude), rounded(town.longitude)]);
    return [counts.get(label) === 1 ? label : `${label} (${place})`, town];
  });
  return new Map(labelled.toSorted(([one], [other]) => one.localeCompare(other)));
}

/** The labels that begin with what was typed, then those that have it in them. */
export function suggestTowns(towns: TownsByLabel, typed: string): string[] {
  const sought = plain(typed);
  if (sought === '') return [];
  const found = [...towns.keys()].filter((label) => plain(label).includes(sought));
  const rank = (label: string): number => (plain(label).startsWith(sought) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}

function labelOf({ name, country }: Town): string {
  return `${name}, ${country}`;
}
