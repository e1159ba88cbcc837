/**
 * The one-time token of the set-up link, which stands behind the # so that it never reaches a log. It is taken out of the
 * address at once: it must stay neither in the history nor on a screen that is shared.
 */
export function takeSetupToken(): string {
  const token = setupTokenOf(location.href);
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

/** Out of what somebody pasted: the whole link, or only the token. */
export function setupTokenOf(pasted: string): string {
  const afterHash = pasted.includes('#') ? pasted.slice(pasted.indexOf('#') + 1) : isLink(pasted) ? '' : pasted;
  return afterHash.replace(/^token=/, '').trim();
}

function isLink(text: string): boolean {
  return /^https?:\/\//.test(text.trim());
}
