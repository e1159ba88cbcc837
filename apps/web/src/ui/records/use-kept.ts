import type { Refusable } from '@fleetmap/client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { outcomeOf, type Outcome, type Trouble } from './trouble.js';

export interface Kept<Value> {
  /** Undefined until it is here. */
  readonly value: Value | undefined;
  readonly trouble: Trouble | undefined;
  /** Asks anew, after a change; what is here stays meanwhile. */
  readonly refresh: () => void;
}

/** What the server keeps, asked when it is shown. @param ask the same function for the same question */
export function useKept<Value extends object>(ask: () => Promise<Refusable<Value>>, everyMs?: number): Kept<Value> {
  const [told, setTold] = useState<{ ask: typeof ask; value?: Value; trouble?: Trouble }>();
  const newest = useRef(0);

  const refresh = useCallback(() => {
    newest.current += 1;
    const number = newest.current;
    const take = (outcome: Outcome<Value>): void => {
      if (number !== newest.current) return;
      setTold((before) => {
        if ('answer' in outcome) return { ask, value: outcome.answer };
        return { ...(before?.ask === ask ? before : {}), ask, trouble: outcome.trouble };
      });
    };
    void outcomeOf(ask()).then(take);
  }, [ask]);

  useEffect(
    function askNowAndThen() {
      refresh();
      const timer = everyMs === undefined ? undefined : setInterval(refresh, everyMs);
      return () => {
        newest.current += 1; // an answer that comes later is not waited for
        clearInterval(timer);
      };
    },
    [refresh, everyMs],
  );

  const current = told?.ask === ask ? told : undefined;
  return { value: current?.value, trouble: current?.trouble, refresh };
}
