import type { Action } from '@fleetmap/events';
import { useStore } from 'zustand';
import { useDeskTools } from '../desk-context.js';
import { mayDo, type SessionState } from './session-store.js';

/** A slice of what is known of who sits here. */
export function useSession<Slice>(select: (state: SessionState) => Slice): Slice {
  return useStore(useDeskTools().session, select);
}

/** Whether who sits here may do it. The server asks its policy again whatever is shown. */
export function useMay(action: Action): boolean {
  return useSession((state) => mayDo(state, action));
}
