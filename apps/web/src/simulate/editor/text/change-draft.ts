import type { JsonPath } from './json-place.js';

/** The value to which keys lead in a document of any shape; undefined where they lead nowhere. */
export function valueAt(draft: unknown, path: JsonPath): unknown {
  let value = draft;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** The document with another value there; undefined takes the member away. What leads to it is made when it is missing. */
export function withValue(draft: unknown, path: JsonPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(draft) ? draft : [];
    if (rest.length === 0 && value === undefined) return list.toSpliced(key, 1);
    return list.toSpliced(key, 1, withValue(list[key], rest, value));
  }
  const members = typeof draft === 'object' && draft !== null ? (draft as Record<string, unknown>) : {};
  const changed = withValue(members[key], rest, value);
  const { [key]: _old, ...others } = members;
  return changed === undefined ? others : { ...members, [key]: changed };
}

/** Lists of what the schema wants; nothing that is none. */
export function listAt(draft: unknown, path: JsonPath): readonly unknown[] {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? value : [];
}
