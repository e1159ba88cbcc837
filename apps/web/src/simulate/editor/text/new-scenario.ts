/** What the editor begins with: one truck on its way, so that it can be run at once. */
export function newScenario(name: string) {
  return {
    version: 1,
    name,
    seed: name,
    duration: 86_400,
    trucks: [newGroup('TRUCK')],
    faults: [] as object[],
  };
}

export function newGroup(id: string) {
  return {
    id,
    count: 5,
    route: { from: 'São Paulo', to: 'Curitiba' },
    trip: 'return',
    departure: { after: 0, every: 600 },
    reporting: { interval: 5 },
  };
}

/** An id that no row has yet. */
export function freshId(word: string, rows: readonly unknown[]): string {
  const taken = new Set(rows.map((row) => (row as { id?: unknown } | null)?.id));
  let number = rows.length + 1;
  while (taken.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}
