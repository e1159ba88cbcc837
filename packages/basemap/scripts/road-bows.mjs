// The roads are curves through towns, so some cut across a bay or a lake. Here each of them is bowed inland as little as needed.
import { distanceBetween } from '@fleetmap/geo';
import { createHighwayNetwork } from '../dist/highway-network.js';
import { createWaterTest } from './water-test.mjs';

const WORTH = 1500; // metres of water that a bow must save
const COST = 0.25; // metres of water that a metre of bow may cost to save
const BOWS = [0.03, 0.06, 0.09, 0.12, 0.16, 0.2, 0.25].flatMap((bow) => [bow, -bow]);
const STEP = 400; // metres between the places looked at

/** @returns `[from, to, bow][]` for highways.json. */
export function bowsOver({ n, c }, water) {
  const isWater = createWaterTest(water);
  const plain = createHighwayNetwork({ n, c });
  const wet = plain.legs.map((leg) => waterOn(leg, isWater));
  const best = new Map();
  for (const bow of BOWS) {
    const b = plain.legs.map(({ from, to }) => [from, to, bow]);
    for (const [index, leg] of createHighwayNetwork({ n, c, b }).legs.entries()) {
      if (wet[index] < WORTH) continue;
      const saved = wet[index] - waterOn(leg, isWater) - Math.abs(bow) * leg.length * COST;
      if (saved > Math.max(WORTH / 2, best.get(index)?.saved ?? 0))
        best.set(index, { saved, row: [leg.from, leg.to, bow] });
    }
  }
  // A pair of towns that two highways share has one road, drawn for the first of them.
  const rows = new Map();
  for (const index of [...best.keys()].toSorted((a, b) => a - b)) {
    const [from, to, bow] = best.get(index).row;
    if (!rows.has(`${to}-${from}`) && !rows.has(`${from}-${to}`)) rows.set(`${from}-${to}`, [from, to, bow]);
  }
  return [...rows.values()];
}

/** Metres of a leg that lie in water. */
function waterOn({ points }, isWater) {
  let metres = 0;
  for (let index = 1; index < points.length; index += 1) {
    const length = distanceBetween(points[index - 1], points[index]);
    const steps = Math.ceil(length / STEP);
    for (let step = 0; step < steps; step += 1) {
      const share = (step + 0.5) / steps;
      if (isWater(between(points[index - 1], points[index], share))) metres += length / steps;
    }
  }
  return metres;
}

function between(from, to, share) {
  return [
    from.longitude + (to.longitude - from.longitude) * share,
    from.latitude + (to.latitude - from.latitude) * share,
  ];
}
