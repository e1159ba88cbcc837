import { type ReactElement, useEffect, useRef } from 'react';
import { useDeskTools } from '../desk-context.js';
import styles from './timeline.module.css';

/** The line at the instant that is shown; it moves without React. */
export function Playhead({ from, until }: { readonly from: number; readonly until: number }): ReactElement {
  const { player } = useDeskTools();
  const line = useRef<HTMLDivElement>(null);
  useEffect(
    function movePlayhead() {
      let shown = '';
      let frame = requestAnimationFrame(function move() {
        frame = requestAnimationFrame(move);
        const share = (player.at() - from) / (until - from);
        const transform = `translateX(${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%)`; // a tenth of a pixel
        const visibility = share >= 0 && share <= 1 ? 'visible' : 'hidden';
        if (!line.current || shown === transform + visibility) return; // a style that is set is computed, be it the same
        shown = transform + visibility;
        // A transform: moving it by its place would lay out the page with every frame.
        line.current.style.transform = transform;
        line.current.style.visibility = visibility;
      });
      return () => cancelAnimationFrame(frame);
    },
    [player, from, until],
  );
  return <div ref={line} className={styles['playhead']} aria-hidden="true" />;
}
