import { useState } from 'react';
import { recall, remember } from './remembered.js';

/** Whether single keys are shortcuts; the browser remembers it. */
export function useSingleKeys(): [enabled: boolean, enable: (enabled: boolean) => void] {
  const [enabled, setEnabled] = useState(() => recall('single-key-shortcuts') !== 'off');
  return [
    enabled,
    (wish) => {
      remember('single-key-shortcuts', wish ? 'on' : 'off');
      setEnabled(wish);
    },
  ];
}
