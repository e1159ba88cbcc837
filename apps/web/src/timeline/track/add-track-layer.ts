import { type LeafletMouseEvent, type Map as LeafletMap, tooltip } from 'leaflet';
import type { DeskTools } from '../../desk-context.js';
import { createMapCanvas } from '../../map/layers/map-canvas.js';
import { quietPane } from '../../map/layers/map-view.js';
import type { MapTheme } from '../../map/layers/sprites/draw-truck.js';
import type { ChosenTrack } from '../../replay/chosen-track.js';
import { drawTrack, projectTrack } from './draw-track.js';
import { trackPointUnder } from './track-point-under.js';

export interface TrackLayerOptions extends Pick<DeskTools, 'desk' | 'player'> {
  readonly theme: MapTheme;
  readonly sayDuration: (ms: number) => string;
  /** What is said of a stop, and of a point of the track (epoch ms, m/s). */
  readonly sayStop: (stop: ChosenTrack['stops'][number]) => string;
  readonly sayPoint: (at: number, speed: number) => string;
}

const UNDER_TRUCKS = '445';

/** Draws the way of the chosen truck; a click on it shows that instant. @returns what takes it off the map */
export function addTrackLayer(map: LeafletMap, track: ChosenTrack, options: TrackLayerOptions): () => void {
  const { desk, player, theme, sayDuration, sayStop, sayPoint } = options;
  quietPane(map, 'track').style.zIndex = UNDER_TRUCKS;
  const projected = projectTrack(track);
  const draw = (): void => drawTrack(canvas.context, projected, { view: canvas.view, theme, sayDuration });
  const canvas = createMapCanvas(map, 'track', () => draw());
  const note = tooltip({ direction: 'top', offset: [0, -8], opacity: 1 });
  draw();

  /** A truck under the pointer is meant, not the track below it. */
  const rowUnder = ({ containerPoint }: LeafletMouseEvent): number | undefined =>
    desk.getState().hoveredId === undefined ? trackPointUnder(projected, canvas.view, containerPoint) : undefined;

  function choose(event: LeafletMouseEvent): void {
    const row = rowUnder(event);
    if (row === undefined) return;
    player.seek(track.times[row]!);
    player.setPaused(true);
  }

  function say(event: LeafletMouseEvent): void {
    const row = rowUnder(event);
    if (row === undefined) return void note.remove();
    const at = track.times[row]!;
    const stop = track.stops.find(({ startedAt, endedAt }) => at >= startedAt && at <= endedAt);
    map.getContainer().style.cursor = 'pointer';
    note
      .setLatLng([track.latitudes[row]!, track.longitudes[row]!])
      .setContent(
        document.createTextNode(stop ? sayStop(stop) : sayPoint(at, track.speeds[row]!)) as unknown as HTMLElement,
      )
      .openOn(map);
  }

  const handlers = { click: choose, mousemove: say, mouseout: () => void note.remove() };
  map.on(handlers);
  return () => {
    map.off(handlers);
    note.remove();
    canvas.remove();
  };
}
