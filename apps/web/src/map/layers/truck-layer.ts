import type { LeafletMouseEvent, Map as LeafletMap } from 'leaflet';
import { selectTruck } from '../../stores/desk-store.js';
import { keepPainterTold, type PictureSources } from './keep-painter-told.js';
import { viewOf } from './map-view.js';
import { linkPainter } from './painter-link.js';
import { type Cluster, NO_CLUSTERS } from './painting/find-clusters.js';
import type { Notice } from './painting/messages.js';
import type { MapTheme } from './sprites/draw-truck.js';
import { spotAt } from './spot.js';
import { createTruckGrid } from './truck-grid.js';
import { clusterUnder, type NearTruck, trucksOf, trucksUnder } from './truck-under.js';
import { createTwinCanvas } from './twin-canvas.js';

export interface TruckLayerOptions extends PictureSources {
  readonly theme: MapTheme;
  /** The badge of these trucks was clicked. */
  readonly onCluster: (truckIds: readonly string[]) => void;
  /** Trucks were clicked that hide one another however near one looks. */
  readonly onPile: (truckIds: readonly string[]) => void;
}

const LIST_FROM_ZOOM = 16; // where zooming in more does not part trucks that hide one another
const SAME_PLACE = 6 / (256 * 2 ** 16); // world units: 6 pixels at that zoom

/** Draws every truck of the store, gliding; lets them be pointed at and chosen. @returns what takes the layer off the map. */
export function addTruckLayer(map: LeafletMap, options: TruckLayerOptions): () => void {
  const { fleet, desk, theme } = options;
  let clustering = NO_CLUSTERS;
  let grid = createTruckGrid(fleet);
  const twins = createTwinCanvas(map, 'trucks');

  function hear(notice: Notice): void {
    if (notice.kind === 'clustered') ({ clustering } = notice);
    else twins.painted(notice.id);
  }

  const painter = linkPainter(twins.canvases, theme, hear);
  const stopPictures = twins.start((picture) => painter.send({ kind: 'view', ...picture }));
  const stopTelling = keepPainterTold(painter, options, ({ indexes, isOtherFleet }) => {
    if (isOtherFleet) grid = createTruckGrid(fleet);
    grid.put(indexes);
  });

  function under({ containerPoint }: LeafletMouseEvent): {
    cluster: Cluster | undefined;
    trucks: readonly NearTruck[];
  } {
    const { view } = viewOf(map);
    const spot = spotAt(view, containerPoint);
    const cluster = clusterUnder(clustering, spot, view);
    return { cluster, trucks: cluster ? [] : trucksUnder(fleet, clustering, { spot, nowMs: performance.now(), grid }) };
  }

  let pointed: LeafletMouseEvent | undefined; // looked at once a frame, however often the pointer moves
  let frame = 0;

  function hover(event: LeafletMouseEvent): void {
    if (!pointed) frame = requestAnimationFrame(look);
    pointed = event;
  }

  function look(): void {
    if (!pointed) return;
    const { cluster, trucks } = under(pointed);
    pointed = undefined;
    const [nearest] = trucks;
    const hoveredId = nearest && fleet.truckIds[nearest.index];
    map.getContainer().style.cursor = cluster || hoveredId !== undefined ? 'pointer' : '';
    if (hoveredId !== desk.getState().hoveredId) desk.setState({ hoveredId });
  }

  function choose(event: LeafletMouseEvent): void {
    const { cluster, trucks } = under(event);
    const idOf = (index: number): string => fleet.truckIds[index]!;
    if (cluster) return options.onCluster(trucksOf(fleet, clustering, { cluster, nowMs: performance.now() }).map(idOf));
    const [nearest] = trucks;
    const piled = trucks.filter(({ x, y }) => nearest && Math.hypot(x - nearest.x, y - nearest.y) <= SAME_PLACE);
    if (piled.length > 1 && map.getZoom() >= LIST_FROM_ZOOM)
      return options.onPile(piled.map(({ index }) => idOf(index)));
    // A click beside every truck chooses none: the first click of a double click must not let go of the chosen one.
    if (nearest) selectTruck(desk, idOf(nearest.index));
  }

  function leave(): void {
    pointed = undefined;
    desk.setState({ hoveredId: undefined });
  }

  map.on('mousemove', hover).on('mouseout', leave).on('click', choose);
  return function removeTruckLayer() {
    cancelAnimationFrame(frame);
    map.off('mousemove', hover).off('mouseout', leave).off('click', choose);
    stopTelling();
    painter.close();
    stopPictures();
  };
}
