import type { RouteStop, RouteWishInput } from '@fleetmap/events';
import { placeOfText } from '../draw/places-text.js';
import type { TownsByLabel } from './suggest-towns.js';

/** What a field means: a place, a town that was chosen, or a name that the server knows or not. */
export function readStop(text: string, towns: TownsByLabel): RouteStop {
  const place = placeOfText(text);
  if (place) return place;
  const town = towns.get(text.trim());
  return town ? [town.latitude, town.longitude] : text.trim();
}

/** Of the fields, in order. The empty ones between do not count; without an end there is nothing to plan. */
export function wishOf(texts: readonly string[], towns: TownsByLabel): RouteWishInput | undefined {
  const [from = '', ...rest] = texts;
  const to = rest.pop() ?? '';
  if (from.trim() === '' || to.trim() === '') return undefined;
  const via = rest.filter((text) => text.trim() !== '').map((text) => readStop(text, towns));
  return { from: readStop(from, towns), via, to: readStop(to, towns) };
}

/** `São Paulo – Curitiba`: the ends as they were given, towns without country and place. */
export function nameOfWay(texts: readonly string[]): string {
  const ends = [texts[0] ?? '', texts.at(-1) ?? ''];
  return ends.map((text) => text.replace(/, [A-Z]{2}( \(.*\))?$/, '').trim()).join(' – ');
}
