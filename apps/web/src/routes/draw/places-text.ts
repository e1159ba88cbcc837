import type { RoutePlace } from '@fleetmap/events';

const PLACE = /^\(?\s*([-+−]?\d+(?:\.\d+)?)\s*(?:[,;]|\s)\s*([-+−]?\d+(?:\.\d+)?)\s*\)?$/;
const PLACE_WITH_DECIMAL_COMMAS = /^\(?\s*([-+−]?\d+,\d+)\s*(?:;|\s)\s*([-+−]?\d+,\d+)\s*\)?$/;

/** One place a line, `latitude, longitude`, to a decimetre. */
export function textOfPlaces(points: readonly RoutePlace[]): string {
  return points.map(textOfPlace).join('\n');
}

export function textOfPlace([latitude, longitude]: RoutePlace): string {
  return `${degreesText(latitude)}, ${degreesText(longitude)}`;
}

/** A place as people write it: `-23.55, -46.63`, `-23,55 -46,63`, `(−23.55; −46.63)`. Undefined for what is no place on earth. */
export function placeOfText(text: string): RoutePlace | undefined {
  const [, north, east] = PLACE_WITH_DECIMAL_COMMAS.exec(text.trim()) ?? PLACE.exec(text.trim()) ?? [];
  if (north === undefined || east === undefined) return undefined;
  const [latitude, longitude] = [north, east].map((part) => Number(part.replace(',', '.').replace('−', '-')));
  if (Math.abs(latitude!) > 90 || Math.abs(longitude!) > 180) return undefined;
  return [latitude!, longitude!];
}

/** All lines that are not empty, or the number (from 1) of the first that is no place. */
export function placesOfText(text: string): RoutePlace[] | { wrongLine: number } {
  const places: RoutePlace[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = placeOfText(line);
    if (!place) return { wrongLine: index + 1 };
    places.push(place);
  }
  return places;
}

function degreesText(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}
