import { useEffect } from 'react';
import { useDeskTools } from '../../desk-context.js';
import { SHORTCUTS } from './shortcuts.js';

const TYPING_PLACES = 'input, textarea, select, [contenteditable], [role=dialog]';

/** Listens to the keys of the desk, but not while someone types or a dialog is open. @param enabled WCAG 2.1.4: single keys can be off */
export function useShortcuts(enabled: boolean, openHelp: () => void): void {
  const tools = useDeskTools();
  useEffect(
    function listenToKeys() {
      function onKeyDown(event: KeyboardEvent): void {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
        const shortcut = SHORTCUTS.find(({ keys, run }) => run && keys.includes(keyOf(event)));
        if (!shortcut?.run || (!enabled && event.key.length === 1)) return;
        event.preventDefault();
        shortcut.run(tools, openHelp);
      }
      document.addEventListener('keydown', onKeyDown);
      return () => document.removeEventListener('keydown', onKeyDown);
    },
    [tools, enabled, openHelp],
  );
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    document.querySelector('[aria-modal=true]') !== null ||
    (target instanceof Element && target.closest(TYPING_PLACES) !== null)
  );
}

// With Caps Lock on, f arrives as F: Shift says which was meant.
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.toLowerCase() !== 'f') return key;
  return shiftKey ? 'F' : 'f';
}
