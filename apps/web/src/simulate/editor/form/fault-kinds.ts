import type { FaultKind } from '@fleetmap/events';

export const FAULT_KINDS = [
  'noise', 'dropout', 'tunnel', 'stuck', 'teleport', 'duplicate', 'out-of-order', 'clock-skew', 'detour', 'breakdown',
  'long-stop',
] as const satisfies readonly FaultKind[]; // prettier-ignore

/** Fields that only some kinds have, with a value to begin with where the schema has none. */
interface OwnField {
  readonly name: 'metres' | 'correlation' | 'loss' | 'copies' | 'delay' | 'skew';
  readonly start?: number;
}

const OWN_FIELDS: Readonly<Partial<Record<FaultKind, readonly OwnField[]>>> = {
  noise: [{ name: 'metres', start: 25 }, { name: 'correlation' }],
  dropout: [{ name: 'loss' }],
  teleport: [{ name: 'metres', start: 40_000 }],
  duplicate: [{ name: 'copies' }, { name: 'delay' }],
  'clock-skew': [{ name: 'skew', start: -420 }],
  detour: [{ name: 'metres', start: 2000 }],
};

const COMMON = ['id', 'trucks', 'share', 'at', 'spread', 'duration'] as const;
const ONCE: ReadonlySet<FaultKind> = new Set(['breakdown', 'long-stop']); // they do not come again

export function ownFieldsOf(kind: FaultKind): readonly OwnField[] {
  return OWN_FIELDS[kind] ?? [];
}

export function canRepeat(kind: FaultKind): boolean {
  return !ONCE.has(kind);
}

/** A fault turned into another kind: it keeps when and whom. Its metres and seconds mean something else there and begin anew. */
export function faultOfKind(fault: Readonly<Record<string, unknown>>, kind: FaultKind): object {
  const own = ownFieldsOf(kind);
  const kept = [...COMMON, ...(canRepeat(kind) ? ['every'] : [])];
  const entries = kept.flatMap((name) => (fault[name] === undefined ? [] : [[name, fault[name]] as const]));
  const started = own.flatMap(({ name, start }) => (start === undefined ? [] : [[name, start] as const]));
  const { id, ...rest } = Object.fromEntries([...started, ...entries]);
  return { id, kind, ...rest };
}
