import type { MapView } from '../map-view.js';
import type { MapTheme } from '../sprites/draw-truck.js';
import type { Clustering } from './find-clusters.js';
import type { PackedRows } from './truck-rows.js';
import type { ShownTime } from './shown-time.js';

/** What a painter works on, in a worker or on the page. */
export interface PaintingPlace {
  /** Two pictures, one shown and one for the next view. */
  readonly canvases: readonly [PaintedCanvas, PaintedCanvas];
  readonly theme: MapTheme;
  /** `performance.timeOrigin` of the page, whose clock glides are measured by. */
  readonly timeOrigin: number;
}

export type PaintedCanvas = OffscreenCanvas | HTMLCanvasElement;

/** What the page tells its painter. */
export type Order =
  | { readonly kind: 'view'; readonly id: number; readonly slot: 0 | 1; readonly view: MapView }
  | { readonly kind: 'rows'; readonly rows: PackedRows; readonly time: ShownTime }
  /** No row told before is one any more. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'choice'; readonly selected: number | undefined; readonly hovered: number | undefined }
  | { readonly kind: 'trails'; readonly areShown: boolean }
  | { readonly kind: 'awake'; readonly isAwake: boolean };

/** What a painter tells the page. */
export type Notice =
  /** The picture of a view is on its canvas and can be shown. */
  { readonly kind: 'painted'; readonly id: number } | { readonly kind: 'clustered'; readonly clustering: Clustering };
