import { type TruckPlan, truckPlanAnswerSchema } from '@fleetmap/events';

/** What a truck is compared with; null when it has no plan. @throws Error when the server gives no such answer */
export async function fetchTruckPlan(
  truckId: string,
  { url = '', signal }: { readonly url?: string; readonly signal?: AbortSignal } = {},
): Promise<TruckPlan | null> {
  const address = `${url}/api/trucks/${encodeURIComponent(truckId)}/plan`;
  const response = await fetch(address, signal ? { signal } : {});
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return truckPlanAnswerSchema.parse(await response.json()).plan;
}
