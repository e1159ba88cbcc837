// What the map benchmark measured, as rows of figures: those of all suites, see apps/bench/src/row.ts.

const FIGURES = [
  { name: 'frames per second', unit: '1/s', key: 'fps', isMoreBetter: true },
  { name: 'main thread per frame', unit: 'ms', key: 'mainMs', floorKey: 'floorMs' },
  { name: 'CPU of the whole browser per frame', unit: 'ms', key: 'cpuMs' },
  { name: 'first draw', unit: 'ms', key: 'firstDraw' },
  { name: 'hit-test', unit: 'ms', key: 'hitMs' },
  { name: 'heap', unit: 'MB', key: 'heapMb' },
];

export function rowsOf(results, rounds, note) {
  return results.flatMap(({ trucks, ours, baseline, heap, unborne }) => [
    ...FIGURES.map(({ name, unit, key, floorKey, isMoreBetter }) => {
      const spread = {
        ours: spreadOf(ours.map((result) => result[key])),
        baseline: spreadOf(baseline.map((result) => result[key])),
        floor: floorKey ? spreadOf(ours.map((result) => result[floorKey])) : null,
      };
      const [our, their, floor] = [spread.ours, spread.baseline, spread.floor].map((side) => side?.[1] ?? null);
      return {
        ...rowOf({ figure: `${name}, ${trucks} trucks`, unit, rounds }),
        ours: our,
        baseline: their,
        floor,
        ratio: their === null ? null : isMoreBetter ? our / their : their / our,
        toFloor: floor === null ? null : our / floor,
        spread,
        note: unborne ? `${note}; ${unborne}` : note,
      };
    }),
    ...(heap ? [heapRow(trucks, heap, note)] : []),
  ]);
}

function heapRow(trucks, { first, last, most, samples, minutes }, note) {
  const ours = last - first;
  const told = `page and painter, ${first.toFixed(1)} MB at first, ${most.toFixed(1)} MB at most of ${samples} samples`;
  return {
    ...rowOf({ figure: `heap growth in ${minutes} min, ${trucks} trucks`, unit: 'MB', rounds: 1 }),
    ours,
    spread: { ours: [ours, ours, ours], baseline: null, floor: null },
    note: `${told}; ${note}`,
  };
}

const rowOf = (row) => ({ suite: 'map', ours: null, baseline: null, floor: null, ratio: null, toFloor: null, ...row });

function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? null : [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)];
}

/** One line to read. */
export function lineOf({ figure, unit, spread, note }) {
  const floor = spread.floor ? `, floor ${shown(spread.floor)}` : '';
  return `${figure}, ${unit}: ours ${shown(spread.ours)}, markers ${shown(spread.baseline)}${floor} (${note})`;
}

function shown(side) {
  return side ? side.map((value) => value.toFixed(2)).join(' / ') : '-';
}
