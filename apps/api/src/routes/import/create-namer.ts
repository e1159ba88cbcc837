import { routeNameSchema } from '@fleetmap/events';
import { nameOfCopy } from '../route-names.js';

/** Gives every line of a file a name of its own: what the file calls it, else the file's, with a number where it comes again. */
export function createNamer(fileName: string): (name: string) => string {
  const taken = new Set<string>();
  const stem = routeNameSchema.safeParse(fileName.replace(/\.[a-z]{2,8}$/i, '')).data ?? 'Route';
  return function nameLine(given) {
    const name = routeNameSchema.safeParse(given).data ?? stem;
    const unique = taken.has(name) ? nameOfCopy(name, taken) : name;
    taken.add(unique);
    return unique;
  };
}
