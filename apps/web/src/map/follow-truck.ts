import type { Map as LeafletMap } from 'leaflet';
import { latitudeOfY, longitudeOfX } from '@fleetmap/geo';
import type { DeskStore } from '../stores/desk-store.js';
import type { FleetStore } from '../stores/fleet-store.js';

/** Keeps the chosen truck in the middle while following is on; dragging the map ends it. @returns what ends all that. */
export function followTruck(map: LeafletMap, fleet: FleetStore, desk: DeskStore): () => void {
  const place = { x: 0, y: 0, heading: 0 };
  let frame = requestAnimationFrame(function follow(nowMs) {
    frame = requestAnimationFrame(follow);
    const { selectedId, following } = desk.getState();
    const index = following && selectedId !== undefined ? fleet.indexOf(selectedId) : undefined;
    if (index === undefined || isFlying) return;
    fleet.drawnAt(index, nowMs, place);
    const centre = map.latLngToContainerPoint([latitudeOfY(place.y), longitudeOfX(place.x)]);
    const offset = centre.subtract(map.getSize().divideBy(2)).round();
    if (offset.x !== 0 || offset.y !== 0) map.panBy(offset, { animate: false });
  });

  let isFlying = false; // the camera is on its way, e.g. to the truck; do not pull at it
  const depart = (): void => void (isFlying = true);
  const arrive = (): void => void (isFlying = false);
  const letGo = (): void => desk.setState({ following: false });
  map.on('zoomstart', depart).on('zoomend moveend', arrive).on('dragstart', letGo);
  return () => {
    cancelAnimationFrame(frame);
    map.off('zoomstart', depart).off('zoomend moveend', arrive).off('dragstart', letGo);
  };
}
