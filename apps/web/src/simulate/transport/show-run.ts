import type { DeskTools } from '../../desk-context.js';

/** Puts the trucks of a run on screen; a single one, which at ×60 is gone in seconds, is followed. */
export function showRun({ fleet, camera, desk }: DeskTools, truckIds: readonly string[]): void {
  camera.showPlaces(truckIds.flatMap((truckId) => fleet.placeOf(fleet.indexOf(truckId)!)));
  const [only, ...others] = truckIds;
  if (only !== undefined && others.length === 0) desk.setState({ selectedId: only, following: true });
}
