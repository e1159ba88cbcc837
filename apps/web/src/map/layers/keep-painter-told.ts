import type { ServerClock } from '../../live/server-clock.js';
import type { DeskStore } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import type { TrailsSwitch } from '../trails-switch.js';
import type { PainterLink } from './painter-link.js';
import { createRowChanges } from './row-changes.js';

/** What a picture of the fleet is made of. */
export interface PictureSources {
  readonly fleet: FleetStore;
  readonly desk: DeskStore;
  readonly clock: ServerClock;
  readonly trails: TrailsSwitch;
}

const SEND_EVERY_MS = 100; // what moves is already gliding: a new fix this much later is less than a pixel

/** Sends the painter what changes: rows, the chosen truck, trails, whether anybody looks. @returns what ends it. */
export function keepPainterTold(painter: PainterLink, { fleet, desk, clock, trails }: PictureSources): () => void {
  const changes = createRowChanges(fleet);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAt = -Infinity;
  let told: { selected: number | undefined; hovered: number | undefined } = { selected: undefined, hovered: undefined };

  function sendRows(): void {
    timer = undefined;
    sentAt = performance.now();
    const rows = changes.take();
    if (rows) painter.send({ kind: 'rows', rows, serverAheadMs: clock.now() - sentAt });
    sendChoice(); // the chosen truck may have come just now, or to another row
  }

  /** Called for every single position: only notes that there is something. */
  function note(): void {
    if (timer !== undefined || document.hidden) return;
    timer = setTimeout(sendRows, Math.max(0, sentAt + SEND_EVERY_MS - performance.now()));
  }

  function sendChoice(): void {
    const { selectedId, hoveredId } = desk.getState();
    const selected = fleet.indexOf(selectedId ?? '');
    const hovered = fleet.indexOf(hoveredId ?? '');
    if (selected === told.selected && hovered === told.hovered) return;
    told = { selected, hovered };
    painter.send({ kind: 'choice', selected, hovered });
  }

  const sendTrails = (): void => painter.send({ kind: 'trails', areShown: trails.getState().areShown });

  /** A hidden tab paints nothing and is sent nothing; when it is seen again it gets all that happened at once. */
  function sendAwake(): void {
    if (!document.hidden) sendRows();
    painter.send({ kind: 'awake', isAwake: !document.hidden });
  }

  sendRows();
  sendTrails();
  const unsubscribe = [fleet.subscribe(note), desk.subscribe(sendChoice), trails.subscribe(sendTrails)];
  document.addEventListener('visibilitychange', sendAwake);
  return () => {
    clearTimeout(timer);
    for (const end of unsubscribe) end();
    document.removeEventListener('visibilitychange', sendAwake);
  };
}
