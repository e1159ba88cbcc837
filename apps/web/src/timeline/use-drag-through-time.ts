import { type PointerEvent, useRef, useState } from 'react';
import { useDeskTools } from '../desk-context.js';
import type { PlaybackLoop } from '@fleetmap/motion';

interface DragThroughTime {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  /** The loop that is being drawn. */
  readonly draft: PlaybackLoop | undefined;
}

/** Press and drag over an element that spans these instants: the desk shows the one under the pointer; with Shift a loop is drawn. */
export function useDragThroughTime(from: number, until: number): DragThroughTime {
  const { player, replay } = useDeskTools();
  const drag = useRef<{ begin: number; isLoop: boolean; wasPlaying: boolean }>(undefined);
  const [draft, setDraft] = useState<PlaybackLoop>();

  function under({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
    const { left, width } = currentTarget.getBoundingClientRect();
    return from + Math.min(1, Math.max(0, (clientX - left) / width)) * (until - from);
  }

  function seek(at: number): void {
    player.seek(at);
    if (player.isPast()) player.setPaused(true); // while it is held
  }

  return {
    draft,

    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const begin = under(event);
      drag.current = {
        begin,
        isLoop: event.shiftKey,
        wasPlaying: replay.getState().playback?.isPaused !== true,
      };
      if (!event.shiftKey) seek(begin);
    },

    onPointerMove(event) {
      const { current } = drag;
      if (!current) return;
      const at = under(event);
      if (!current.isLoop) return seek(at);
      setDraft({ from: Math.min(current.begin, at), until: Math.max(current.begin, at) });
    },

    onPointerUp() {
      const { current } = drag;
      drag.current = undefined;
      if (!current) return;
      setDraft(undefined);
      if (current.isLoop && draft) player.setLoop(draft);
      if (player.isPast() && current.wasPlaying) player.setPaused(false);
    },
  };
}
