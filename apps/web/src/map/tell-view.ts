import type { Map as LeafletMap } from 'leaflet';
import type { DeskStore } from '../stores/desk-store.js';

const TELL_AFTER_MS = 150; // a drag or a flight is told where it comes to rest, or now and then on the way
const AROUND = 0.25; // of the screen on each side: a small pan shows trucks at once

/** Keeps the desk told what the map shows, a little more than that, for the live feed. @returns what ends it. */
export function tellView(map: LeafletMap, desk: DeskStore): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    timer = undefined;
    const bounds = map.getBounds().pad(AROUND);
    desk.setState({
      view: {
        bounds: {
          west: clamp(bounds.getWest(), 540),
          south: clamp(bounds.getSouth(), 90),
          east: clamp(bounds.getEast(), 540),
          north: clamp(bounds.getNorth(), 90),
        },
        zoom: map.getZoom(),
      },
    });
  }
  const tellSoon = (): void => {
    timer ??= setTimeout(tell, TELL_AFTER_MS);
  };

  map.on('move resize', tellSoon);
  tell();
  return () => {
    clearTimeout(timer);
    map.off('move resize', tellSoon);
  };
}

function clamp(degrees: number, most: number): number {
  return Math.max(-most, Math.min(most, degrees));
}
