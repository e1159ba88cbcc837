import { useStore } from 'zustand';
import { useDeskTools } from '../desk-context.js';
import type { Desk } from '../stores/desk-store.js';

/** A slice of the desk; the component renders when the slice changes. */
export function useDesk<Slice>(select: (desk: Desk) => Slice): Slice {
  return useStore(useDeskTools().desk, select);
}
