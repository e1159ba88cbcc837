import { type TruckPlan, truckPlanAnswerSchema, type TruckPlanRequest, truckPlanSchema } from '@fleetmap/events';
import { askFor, type AskOptions, askToDo, type Done, type Refusable } from './answer-of.js';
import { noteAnswer } from './unauthenticated.js';

/** What a truck is compared with; null when it has no plan. @throws Error when the server gives no such answer */
export async function fetchTruckPlan(
  truckId: string,
  { url = '', signal }: { readonly url?: string; readonly signal?: AbortSignal } = {},
): Promise<TruckPlan | null> {
  const response = await fetch(url + addressOf(truckId), signal ? { signal } : {});
  noteAnswer(response);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return truckPlanAnswerSchema.parse(await response.json()).plan;
}

/** Gives a truck a plan in the place of the one it had. @throws as above */
export function giveTruckPlan(
  truckId: string,
  request: TruckPlanRequest,
  options?: AskOptions,
): Promise<Refusable<TruckPlan>> {
  return askFor(truckPlanSchema, { address: addressOf(truckId), method: 'PUT', body: request }, options);
}

/** Takes its plan away. @throws as above */
export function removeTruckPlan(truckId: string, options?: AskOptions): Promise<Refusable<Done>> {
  return askToDo({ address: addressOf(truckId), method: 'DELETE' }, options);
}

function addressOf(truckId: string): string {
  return `/api/trucks/${encodeURIComponent(truckId)}/plan`;
}
