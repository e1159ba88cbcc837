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

/** Space presses what has the focus, before it plays. */
const PRESSED_PLACES = 'button, a, [role=option]';

function isTyping({ target, key }: KeyboardEvent): boolean {
  return (
    (key === ' ' && target instanceof Element && target.closest(PRESSED_PLACES) !== null) ||
    document.querySelector('[aria-modal=true]') !== null ||
    (target instanceof Element && target.closest(TYPING_PLACES) !== null)
  );
}

// With Caps Lock on, f arrives as F: Shift says which was meant.
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.startsWith('Arrow') && shiftKey) return `Shift+${key}`;
  if (key.toLowerCase() === 'l') return 'l';
  if (key.toLowerCase() !== 'f') return key;
  return shiftKey ? 'F' : 'f';
}
