import { useEffect, useState } from 'react';
import { useDeskTools } from '../desk-context.js';

const AT_MOST_EVERY_MS = 500; // trucks change a thousand times a second; nobody reads faster than twice

/**
 * Renders the component when the fleet changed, at most twice a second, and every `restMs` without a change, because ages and
 * connectivity go on by themselves. A hidden tab renders nothing; it does at once when it is seen again.
 * @returns the number of the tick.
 */
export function useFleetTick(restMs = 5000): number {
  const { fleet } = useDeskTools();
  const [tick, setTick] = useState(0);

  useEffect(
    function tickWithTheFleet() {
      let pending: ReturnType<typeof setTimeout> | undefined;
      function advance(): void {
        clearTimeout(pending);
        pending = undefined;
        if (!document.hidden) setTick((ticks) => ticks + 1);
      }
      function note(): void {
        if (!document.hidden) pending ??= setTimeout(advance, AT_MOST_EVERY_MS);
      }
      note(); // for what changed between the render and this effect
      const unsubscribe = fleet.subscribe(note);
      const rest = setInterval(advance, restMs);
      document.addEventListener('visibilitychange', advance);
      return () => {
        unsubscribe();
        clearInterval(rest);
        clearTimeout(pending);
        document.removeEventListener('visibilitychange', advance);
      };
    },
    [fleet, restMs],
  );

  return tick;
}
