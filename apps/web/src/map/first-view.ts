import type { DeskTools } from '../desk-context.js';

const SETTLE_MS = 400; // the fleet arrives truck by truck; what it spans is known a moment later

/** Looks at the chosen truck, or else at the whole fleet, once it is there and unless the view came with the link. @returns what ends the wait. */
export function takeFirstView({ fleet, desk, camera }: DeskTools): () => void {
  if (desk.getState().camera) return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settledSize = 0;

  function look(): void {
    if (camera.wasMoved()) return stop(); // somebody was quicker, and looks at a trip
    if (fleet.size !== settledSize) return wait();
    const { selectedId } = desk.getState();
    if (selectedId !== undefined && fleet.indexOf(selectedId) !== undefined) camera.showTruck(selectedId);
    else camera.fitAll();
    stop();
  }

  function wait(): void {
    settledSize = fleet.size;
    timer = setTimeout(look, SETTLE_MS);
  }

  const unsubscribe = fleet.subscribe(() => {
    if (timer === undefined) wait();
  });
  if (fleet.size > 0) wait();
  function stop(): void {
    unsubscribe();
    clearTimeout(timer);
  }
  return stop;
}
