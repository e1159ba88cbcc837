import type { ShownClock } from '../../replay/shown-clock.js';
import type { DeskStore } from '../../stores/desk-store.js';
import type { FleetStore } from '../../stores/fleet-store.js';
import type { TrailsSwitch } from '../trails-switch.js';
import type { PainterLink } from './painter-link.js';
import { type ChangedRows, createRowChanges } from './row-changes.js';

/** What a picture of the fleet is made of. */
export interface PictureSources {
  readonly fleet: FleetStore;
  readonly desk: DeskStore;
  readonly clock: ShownClock;
  readonly trails: TrailsSwitch;
}

const SEND_EVERY_MS = 100; // what moves is already gliding: a new fix this much later is less than a pixel

/** Whoever else keeps a copy of what the painter knows of the fleet is told the same rows at the same time. */
type TellRows = (changed: ChangedRows) => void;

/** Sends the painter what changes: rows, the chosen truck, trails, whether anybody looks. @returns what ends it. */
export function keepPainterTold(
  painter: PainterLink,
  { fleet, desk, clock, trails }: PictureSources,
  tellRows: TellRows,
): () => void {
  const changes = createRowChanges(fleet);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sentAt = -Infinity;
  let wasPast = false;
  let told: { selected: number | undefined; hovered: number | undefined } = { selected: undefined, hovered: undefined };

  function sendRows(): void {
    timer = undefined;
    sentAt = performance.now();
    const changed = changes.take();
    if (changed) {
      if (changed.isOtherFleet) painter.send({ kind: 'forget' });
      const time = { at: clock.now(), nowMs: sentAt, speed: clock.speed() };
      painter.send({ kind: 'rows', rows: changed.packed, time });
      tellRows(changed);
    }
    if (clock.isPast() !== wasPast) sendTrails();
    sendChoice(); // the chosen truck may have come just now, or to another row
  }

  /** Called for every frame: only notes that there is something. */
  function note(): void {
    if (timer !== undefined || document.hidden) return;
    const everyMs = clock.isPast() ? 0 : SEND_EVERY_MS; // the past may pass a fix with every frame
    timer = setTimeout(sendRows, Math.max(0, sentAt + everyMs - performance.now()));
  }

  function sendChoice(): void {
    const { selectedId, hoveredId } = desk.getState();
    const chosen = fleet.indexOf(selectedId ?? '');
    // The past has no trail but the whole track, which another layer draws: the chosen truck is only kept on top.
    const selected = clock.isPast() ? undefined : chosen;
    const hovered = fleet.indexOf(hoveredId ?? '') ?? (clock.isPast() ? chosen : undefined);
    if (selected === told.selected && hovered === told.hovered) return;
    told = { selected, hovered };
    painter.send({ kind: 'choice', selected, hovered });
  }

  function sendTrails(): void {
    wasPast = clock.isPast();
    painter.send({ kind: 'trails', areShown: trails.getState().areShown && !wasPast });
  }

  /** A hidden tab paints nothing and is sent nothing; when it is seen again it gets all that happened at once. */
  function sendAwake(): void {
    if (!document.hidden) sendRows();
    painter.send({ kind: 'awake', isAwake: !document.hidden });
  }

  sendAwake();
  sendTrails();
  const unsubscribe = [fleet.subscribe(note), desk.subscribe(sendChoice), trails.subscribe(sendTrails)];
  document.addEventListener('visibilitychange', sendAwake);
  return () => {
    clearTimeout(timer);
    for (const end of unsubscribe) end();
    document.removeEventListener('visibilitychange', sendAwake);
  };
}
