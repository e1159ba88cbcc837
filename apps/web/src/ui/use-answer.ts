import { useEffect, useState } from 'react';

/** What became of a question to the server. */
export type Answer<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly retry: () => void }
  | { readonly state: 'here'; readonly value: Value };

/**
 * Asks, and asks again every so often. A newer question cancels the older one; an answer that is here stays while it is
 * asked anew, also when that fails.
 * @param ask the same function for the same question
 */
export function useAnswer<Value>(ask: (signal: AbortSignal) => Promise<Value>, everyMs?: number): Answer<Value> {
  const [told, setTold] = useState<{ ask: typeof ask; answer: Answer<Value> }>();

  useEffect(
    function askServer() {
      let asking = new AbortController();

      function askNow(): void {
        asking.abort();
        asking = new AbortController();
        const { signal } = asking;
        ask(signal).then(
          (value) => !signal.aborted && setTold({ ask, answer: { state: 'here', value } }),
          () => !signal.aborted && setTold((before) => (isHere(before) ? before : { ask, answer: failed })),
        );
      }
      const failed: Answer<Value> = {
        state: 'failed',
        retry() {
          setTold(undefined);
          askNow();
        },
      };
      const isHere = (before: typeof told): boolean => before?.ask === ask && before.answer.state === 'here';

      askNow();
      const timer = everyMs === undefined ? undefined : setInterval(askNow, everyMs);
      return () => {
        asking.abort();
        clearInterval(timer);
      };
    },
    [ask, everyMs],
  );

  return told?.ask === ask ? told.answer : { state: 'waiting' };
}
