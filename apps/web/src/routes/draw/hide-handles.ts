import type { Map as LeafletMap } from 'leaflet';

/**
 * Handles of a line's points are for the pointer; keyboards and screen readers have the list of points beside the map. Without this
 * each is a button without a name. @returns what ends it
 */
export function hideHandles(map: LeafletMap): () => void {
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) hide(node);
    }
  });
  observer.observe(map.getPanes().markerPane, { childList: true });
  return () => observer.disconnect();
}

function hide(handle: HTMLElement): void {
  handle.removeAttribute('role');
  handle.removeAttribute('tabindex');
  handle.setAttribute('aria-hidden', 'true');
}
