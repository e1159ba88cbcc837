import type { Page } from '@playwright/test';

export const ROUTE = { points: [[-46.63, -23.55], [-47.06, -22.9], [-47.8, -21.18]] }; // prettier-ignore
export const aScenario = (name: string, given: object = {}): object => ({
  version: 1,
  name,
  seed: name,
  duration: 7200,
  trucks: [{ id: 'T', count: 3, route: ROUTE, reporting: { interval: 1 } }],
  faults: [{ id: 'gone', kind: 'dropout', at: 7000, duration: 60 }],
  ...given,
});

export async function createRun(url: string, request: object): Promise<string> {
  const response = await fetch(`${url}/api/simulations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return ((await response.json()) as { simulationId: string }).simulationId;
}

export const transportOf = (page: Page) => page.getByRole('region', { name: 'Controls of the simulation' });
export const trucksOf = (page: Page) => page.getByRole('listbox', { name: 'Trucks of the simulation' });
export const logOf = (page: Page) => page.getByRole('list', { name: 'Log' });
