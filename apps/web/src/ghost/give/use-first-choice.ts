import { useEffect, useEffectEvent, useState } from 'react';

/** One of a list that may change: the first of it until another is chosen, none while there is none. */
export function useFirstChoice(
  values: readonly string[] | undefined,
  onChange: (value: string | undefined) => void,
): { readonly chosen: string | undefined; readonly choose: (value: string) => void } {
  const [wanted, choose] = useState<string>();
  const chosen = wanted !== undefined && values?.includes(wanted) ? wanted : values?.[0];
  const tell = useEffectEvent(onChange);
  useEffect(
    function tellChoice() {
      tell(chosen);
    },
    [chosen],
  );
  return { chosen, choose };
}
