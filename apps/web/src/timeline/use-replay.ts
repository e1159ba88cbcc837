import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useDeskTools } from '../desk-context.js';
import type { RecordedTime } from '../replay/recorded-time.js';
import type { Replay } from '../stores/replay-store.js';

/** A slice of the replay; the component renders when the slice changes. */
export function useReplay<Slice>(select: (replay: Replay) => Slice): Slice {
  return useStore(useDeskTools().replay, select);
}

/** Whether the desk shows the past. */
export function useIsPast(): boolean {
  return useReplay(({ playback }) => playback !== undefined);
}

/** The instant that is shown, epoch ms; renders the component so often while it moves. */
export function useMoment(everyMs: number): number {
  const { player, replay } = useDeskTools();
  const [at, setAt] = useState(() => player.at());
  useEffect(
    function followTheMoment() {
      const tell = (): void => setAt(player.at());
      const timer = setInterval(tell, everyMs);
      const unsubscribe = replay.subscribe(tell);
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
    [player, replay, everyMs],
  );
  return at;
}

/** What is recorded, as far as the desk knows. */
export function useRecorded(): RecordedTime | undefined {
  const { recording } = useDeskTools();
  return useSyncExternalStore(
    (listener) => recording.subscribe(listener),
    () => recording.recorded,
  );
}
