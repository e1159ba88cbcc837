import { attributeLimits } from '@fleetmap/events';

type Attributes = Record<string, string | number | boolean>;

/**
 * What a device says besides its fix, as far as a report may carry it: plain values, the first that fit. The rest is
 * dropped, for the place is worth more than they are.
 */
export function keptAttributes(told: Iterable<readonly [string, unknown]>): Attributes {
  const kept: [string, string | number | boolean][] = [];
  let characters = 2; // of the braces
  for (const [name, value] of told) {
    if (!isPlain(value) || name === '' || name.length > attributeLimits.name) continue;
    characters += JSON.stringify([name, value]).length; // as long as `"name":value,`
    if (kept.length === attributeLimits.count || characters > attributeLimits.characters) break;
    kept.push([name, value]);
  }
  return Object.fromEntries(kept);
}

function isPlain(value: unknown): value is string | number | boolean {
  if (typeof value === 'string') return value.length <= attributeLimits.text;
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
