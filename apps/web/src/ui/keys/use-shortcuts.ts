import { useEffect } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { isTyping, keyOf } from './pressed-key.js';
import { SHORTCUTS } from './shortcuts.js';

/** Listens to the keys of the desk, but not while someone types or a dialog is open. @param enabled WCAG 2.1.4: single keys can be off */
export function useShortcuts(enabled: boolean, openHelp: () => void): void {
  const tools = useDeskTools();
  useEffect(
    function listenToKeys() {
      function onKeyDown(event: KeyboardEvent): void {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
        const key = keyOf(event);
        const shortcut = SHORTCUTS.find(({ keys, run }) => run && keys.includes(key));
        if (!shortcut?.run || (!enabled && event.key.length === 1)) return;
        event.preventDefault();
        shortcut.run(tools, { key, openHelp });
      }
      document.addEventListener('keydown', onKeyDown);
      return () => document.removeEventListener('keydown', onKeyDown);
    },
    [tools, enabled, openHelp],
  );
}
