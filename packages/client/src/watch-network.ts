const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Follows the browser's own word on the network; does nothing elsewhere, nor for a server on this very machine, which
 * answers without any network. @returns what stops it.
 */
export function watchNetwork(
  url: string | undefined,
  listeners: { onLost: () => void; onBack: () => void },
): () => void {
  if (!('location' in globalThis)) return () => undefined;
  const { hostname } = new URL(url ?? globalThis.location.href);
  if (LOOPBACK.test(hostname)) return () => undefined;
  globalThis.addEventListener('offline', listeners.onLost);
  globalThis.addEventListener('online', listeners.onBack);
  return () => {
    globalThis.removeEventListener('offline', listeners.onLost);
    globalThis.removeEventListener('online', listeners.onBack);
  };
}
