import { NOON } from '@fleetmap/testing';
import type { Motion } from '@fleetmap/events';
import { describe, expect, it } from 'vitest';
import type { StatusFilter } from '../../stores/desk-store.js';
import { createFleetStore, type FleetStore } from '../../stores/fleet-store.js';
import { createListOrder } from './list-order.js';
import { listTrucks } from './list-trucks.js';

const MINUTE = 60_000;

interface Heard {
  readonly motion?: Motion;
  readonly quietMs?: number;
}

function report(fleet: FleetStore, truckId: string, { motion = 'moving', quietMs = 0 }: Heard = {}): void {
  const heardAt = NOON - quietMs;
  const place = { latitude: -23.55, longitude: -46.63, speed: null, heading: null };
  fleet.apply({ truckId, location: { ...place, recordedAt: heardAt, heardAt, motion, motionSince: heardAt } }, 0);
}

function listed(fleet: FleetStore, query: { search?: string; statusFilter?: StatusFilter } = {}, language = 'en') {
  const order = createListOrder(fleet, language)();
  const { rows, counts } = listTrucks(fleet, order, { search: '', statusFilter: 'all', now: NOON, ...query });
  return { ids: rows.map((index) => fleet.truckIds[index]), counts };
}

describe('the list', () => {
  it('sorts ids as people count', () => {
    const fleet = createFleetStore();
    for (const id of ['T10', 'T2', 't1', 'Ávila', 'Zeca']) report(fleet, id);
    expect(listed(fleet).ids).toEqual(['Ávila', 't1', 'T2', 'T10', 'Zeca']);
  });

  it('sorts ñ after n in Spanish only', () => {
    const fleet = createFleetStore();
    for (const id of ['ñandú', 'nube']) report(fleet, id);
    expect(listed(fleet, {}, 'es').ids).toEqual(['nube', 'ñandú']);
    expect(listed(fleet, {}, 'pt-BR').ids).toEqual(['ñandú', 'nube']);
  });

  it('takes in trucks that come later', () => {
    const fleet = createFleetStore();
    const order = createListOrder(fleet, 'en');
    report(fleet, 'T2');
    expect(order()).toEqual([0]);
    report(fleet, 'T1');
    expect(order()).toEqual([1, 0]);
  });

  it.each([
    ['caminhao', ['CAMINHÃO 7']],
    ['  SÃO ', ['São José']],
    ['sao', ['São José']],
    ['7', ['CAMINHÃO 7', 'T-70']],
    ['nothing', []],
  ])('finds "%s"', (search, ids) => {
    const fleet = createFleetStore();
    for (const id of ['CAMINHÃO 7', 'São José', 'T-70']) report(fleet, id);
    expect(listed(fleet, { search }).ids).toEqual(ids);
  });

  it('counts a truck under its motion and, when it is not heard, under that too', () => {
    const fleet = createFleetStore();
    report(fleet, 'T1');
    report(fleet, 'T2', { motion: 'idle', quietMs: 3 * MINUTE });
    report(fleet, 'T3', { motion: 'stopped', quietMs: 60 * MINUTE });
    report(fleet, 'T4', { quietMs: 60 * MINUTE });
    const { counts } = listed(fleet, { search: 'T1' });
    expect(counts).toEqual({ all: 4, moving: 2, idle: 1, stopped: 1, late: 1, silent: 2 });
    expect(listed(fleet, { statusFilter: 'moving' }).ids).toEqual(['T1', 'T4']);
    expect(listed(fleet, { statusFilter: 'late' }).ids).toEqual(['T2']);
    expect(listed(fleet, { statusFilter: 'silent', search: '4' }).ids).toEqual(['T4']);
  });
});
