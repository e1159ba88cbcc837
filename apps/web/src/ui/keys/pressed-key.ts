const TYPING_PLACES = 'input, textarea, select, [contenteditable], [role=dialog]';

/** Space presses what has the focus, before it plays. */
const PRESSED_PLACES = 'button, a, [role=option]';

/** Whether a key is meant for the place it was pressed in. */
export function isTyping({ target, key }: KeyboardEvent): boolean {
  return (
    (key === ' ' && target instanceof Element && target.closest(PRESSED_PLACES) !== null) ||
    document.querySelector('[aria-modal=true]') !== null ||
    (target instanceof Element && target.closest(TYPING_PLACES) !== null)
  );
}

/** The key as shortcuts name it. With Caps Lock on, f arrives as F: Shift says which was meant. */
export function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.startsWith('Arrow') && shiftKey) return `Shift+${key}`;
  if (key.toLowerCase() === 'l') return 'l';
  if (key.toLowerCase() !== 'f') return key;
  return shiftKey ? 'F' : 'f';
}
