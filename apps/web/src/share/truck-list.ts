import type { TruckLocation } from '@fleetmap/events';
import i18next from 'i18next';
import type { Format } from '../i18n/format.js';

/** The trucks as text, for who does not see the map: name, speed, how old. A truck is a button that shows it on the map. */
export function createTruckList(list: HTMLElement, format: Format, choose: (truckId: string) => void) {
  const rowById = new Map<string, HTMLElement>();

  function rowOf(truckId: string): HTMLElement {
    const known = rowById.get(truckId);
    if (known) return known;
    const row = document.createElement('button');
    row.type = 'button';
    row.append(document.createElement('strong'), document.createElement('span'));
    row.firstElementChild!.textContent = truckId;
    row.addEventListener('click', () => choose(truckId));
    const item = document.createElement('li');
    item.append(row);
    list.append(item);
    rowById.set(truckId, row);
    return row;
  }

  return function show(trucks: readonly TruckLocation[]): void {
    for (const { truckId, location } of trucks) {
      const age = format.age(Math.max(0, Date.now() - location.recordedAt));
      const speed = location.speed === null ? [] : [format.speed(location.speed)];
      const simulated = location.simulated ? [i18next.t('row.simulated')] : [];
      rowOf(truckId).lastElementChild!.textContent = [...simulated, ...speed, age].join(' · ');
    }
  };
}
