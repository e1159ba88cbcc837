interface Choice {
  readonly heard: readonly string[];
  /** These come first, whether heard or not. */
  readonly first: ReadonlySet<string>;
  readonly search: string;
}

/** The trucks whose name holds what is searched, in the order of people: T2 before T10. */
export function matchTrucks({ heard, first, search }: Choice): string[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const wanted = search.toLowerCase();
  const all = [...new Set([...first, ...heard])].filter((truckId) => truckId.toLowerCase().includes(wanted));
  return all.toSorted((one, other) => Number(first.has(other)) - Number(first.has(one)) || compare(one, other));
}
