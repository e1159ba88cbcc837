import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { useDeskTools } from '../../desk-context.js';
import { type RecordedWindow, windowOf } from './recorded-window.js';

/** What the address asks to run again. */
export function useRecordedWindow(): RecordedWindow | undefined {
  const [search] = useSearchParams();
  const { liveClock } = useDeskTools();
  const [now] = useState(() => liveClock.now());
  return windowOf(search, now);
}
