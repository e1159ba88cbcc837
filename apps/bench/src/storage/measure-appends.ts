import type { Position } from '@fleetmap/events';
import { createRecordedFleet } from './recorded-fleet.js';

export interface Appending {
  readonly perSecond: number;
  /** From the call to its acknowledgement. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** So many producers at once, each of which sends one position, waits until it is durable, and sends the next. */
export async function measureAppends(
  append: (position: Position) => Promise<void>,
  { producers, warmUp, window }: { producers: number; warmUp: number; window: number },
): Promise<Appending> {
  const places = createRecordedFleet(producers).next();
  const countFrom = performance.now() + warmUp * 1000;
  const end = countFrom + window * 1000;
  const waits: number[] = [];
  await Promise.all(
    places.map(async (position) => {
      for (let step = 1; ; step += 1) {
        const begin = performance.now();
        if (begin >= end) return;
        const recordedAt = position.recordedAt + step * 1000;
        await append({
          ...position,
          latitude: position.latitude + step * 1e-6,
          recordedAt,
          receivedAt: recordedAt + 300,
        });
        const now = performance.now();
        if (now >= countFrom && now <= end) waits.push(now - begin);
      }
    }),
  );
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0;
  return { perSecond: waits.length / window, p50Ms: at(0.5), p99Ms: at(0.99) };
}
