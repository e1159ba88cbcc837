import { fetchRoute } from '@fleetmap/client';
import { isRejection, type SavedRoute } from '@fleetmap/events';
import { useCallback } from 'react';
import { type Answer, useAnswer } from '../../ui/use-answer.js';

/** The chosen route; `missing` when there is none of that id, undefined while none is chosen. @param version changes when it did */
export function useRoute(id: string | null, version: number): Answer<SavedRoute | 'missing' | undefined> {
  const ask = useCallback((signal: AbortSignal) => read(id, version, signal), [id, version]);
  return useAnswer(ask);
}

async function read(
  id: string | null,
  _version: number,
  signal: AbortSignal,
): Promise<SavedRoute | 'missing' | undefined> {
  if (id === null) return undefined;
  const route = await fetchRoute(id, { signal });
  return isRejection(route) ? 'missing' : route;
}
