import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServerClock } from '../../live/server-clock.js';
import { createDeskStore } from '../../stores/desk-store.js';
import { createFleetStore } from '../../stores/fleet-store.js';
import { createTrailsSwitch } from '../trails-switch.js';
import { keepPainterTold } from './keep-painter-told.js';
import type { Order } from './painting/messages.js';
import { createTruckRows } from './painting/truck-rows.js';

const NOON = Date.UTC(2026, 4, 1, 12);
const SOON_MS = 1000; // by then everything that waits was sent

class Tab extends EventTarget {
  hidden = false;

  show(isShown: boolean): void {
    this.hidden = !isShown;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let tab: Tab;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', (tab = new Tab()));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function aDesk(isHidden = false) {
  tab.hidden = isHidden;
  const fleet = createFleetStore();
  const orders: Order[] = [];
  const end = keepPainterTold(
    { send: (order) => orders.push(order), close: () => undefined },
    {
      fleet,
      desk: createDeskStore({ speedUnit: 'km/h' }),
      clock: { ...createServerClock(), isPast: () => false, speed: () => 1 },
      trails: createTrailsSwitch(),
    },
    () => undefined,
  );
  return {
    end,
    drive: (truckId: string, longitude: number) => {
      const location = { latitude: 0, longitude, speed: 20, heading: 90, motion: 'moving', motionSince: NOON } as const;
      const recordedAt = NOON + longitude * 1000;
      fleet.apply({ truckId, location: { ...location, recordedAt, heardAt: recordedAt } }, 0);
    },
    take: () => orders.splice(0),
  };
}

it('MP12: while the tab is hidden nothing is sent, then all that happened at once and only what is newest', () => {
  const { drive, take } = aDesk();
  drive('A', 0);
  vi.advanceTimersByTime(SOON_MS);
  expect(take().map(({ kind }) => kind)).toContain('rows');

  tab.show(false);
  expect(take()).toEqual([{ kind: 'awake', isAwake: false }]);
  for (let second = 1; second <= 50; second += 1) {
    drive('A', second / 10);
    drive(`B${second % 5}`, second / 10);
    vi.advanceTimersByTime(SOON_MS);
  }
  expect(take()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);

  tab.show(true);
  const orders = take();
  expect(orders.map(({ kind }) => kind)).toEqual(['rows', 'awake']);
  const [told] = orders;
  const indexes: number[] = [];
  if (told?.kind === 'rows') createTruckRows().put(told.rows, (index) => indexes.push(index));
  expect(indexes).toEqual([0, 1, 2, 3, 4, 5]);
});

it('MP12: the painter of a tab that is opened in the background sleeps from the start', () => {
  const { drive, take } = aDesk(true);
  drive('A', 0);
  vi.advanceTimersByTime(SOON_MS);
  expect(take().filter(({ kind }) => kind !== 'trails')).toEqual([{ kind: 'awake', isAwake: false }]);
  tab.show(true);
  expect(take().map(({ kind }) => kind)).toEqual(['rows', 'awake']);
});

it('sends nothing once it was ended', () => {
  const { drive, take, end } = aDesk();
  drive('A', 0);
  vi.advanceTimersByTime(SOON_MS);
  take();
  drive('A', 1);
  end();
  vi.advanceTimersByTime(SOON_MS);
  tab.show(false);
  expect(take()).toEqual([]);
});
