import type { MapView } from '../map-view.js';
import type { MapTheme } from '../sprites/draw-truck.js';
import { createPixelBoard, type PixelBoard } from '../sprites/pixel-board.js';
import { createSpriteAtlas, reachOf, type SpriteAtlas } from '../sprites/sprite-atlas.js';
import { truckRadiusAt } from '../sprites/truck-radius.js';
import { badgeOf } from './badge-of.js';
import { badgeRadius, cellOf, type Clustering, findClusters, NO_CLUSTERS } from './find-clusters.js';
import { paintChosenTrail, paintShortTrails, type TrailScene } from './paint-trails.js';
import { shownAt, type ShownTime } from './shown-time.js';
import { createTrails } from './trails.js';
import { createTruckPixels } from './truck-pixels.js';
import { createTruckRows, type PackedRows } from './truck-rows.js';

/** Paints the picture of the truck layer, pixel by pixel. */
export interface Painter {
  readonly clustering: Clustering;
  put(rows: PackedRows, time: ShownTime): void;
  /** No row put before is one any more. */
  forget(): void;
  look(view: MapView): void;
  choose(selected: number | undefined, hovered: number | undefined): void;
  showTrails(areShown: boolean): void;
  /** @returns the board if anything on it changed; then it must be shown */
  paint(nowMs: number): PixelBoard | undefined;
}

const RECOUNT_EVERY_MS = 500; // clusters, trails and the size of the crowd; more often nobody sees
const CROWD = 2000; // trucks that moved since the last frame: then painting all is cheaper than telling where

export function createPainter(theme: MapTheme): Painter {
  const rows = createTruckRows();
  const pixels = createTruckPixels(rows);
  const trails = createTrails();
  let hidden = new Uint8Array(0); // 1 for a truck that a badge stands for
  let clustering = NO_CLUSTERS;
  let view: MapView | undefined;
  let board: PixelBoard | undefined;
  let ground: Int32Array | undefined; // what lies beneath the trucks: their trails
  let atlas: SpriteAtlas | undefined;
  let radius = Infinity;
  let trucks = 0; // on the picture
  let hiddenTrucks = 0; // of those
  let time: ShownTime = { at: 0, nowMs: 0, speed: 1 };
  let recountAt = 0;
  let selected: number | undefined;
  let hovered: number | undefined;
  let areTrailsShown = false;

  /** The board and the sprites for a view and its crowd; new ones when they ask for others. */
  function prepare(seen: MapView): { board: PixelBoard; atlas: SpriteAtlas } {
    const nextRadius = truckRadiusAt(seen, trucks - hiddenTrucks, radius);
    const largestBadge = Math.ceil(badgeRadius(1e6) * seen.density) + 2;
    const margin = 2 * Math.max(reachOf(truckRadiusAt(seen)), largestBadge);
    if (board?.width !== seen.width || board.height !== seen.height || board.margin !== margin) {
      board = createPixelBoard(seen.width, seen.height, margin);
      atlas = undefined;
      ground = undefined;
    }
    if (!atlas || nextRadius !== radius) {
      radius = nextRadius;
      atlas = createSpriteAtlas({ radius, theme, density: seen.density, rowLength: board.rowLength });
      board.touchAll();
    }
    return { board, atlas };
  }

  const isHidden = (index: number): boolean => hidden[index] === 1;

  /** Counts who is on the picture, and hides who is in a cluster. */
  function recount(seen: MapView, target: PixelBoard): void {
    const before = clustering;
    clustering = findClusters(pixels, seen, before);
    if (clustering.clusters.length > 0 || before.clusters.length > 0) target.touchAll();
    else if (before.across === clustering.across) clustering = before; // nothing to tell
    if (hidden.length < pixels.size) hidden = new Uint8Array(pixels.x.length);
    const cells = new Set(clustering.clusters.flatMap((cluster) => cluster.cells));
    const { left, top, width, height, scale } = seen;
    trucks = 0;
    hiddenTrucks = 0;
    for (let index = 0; index < pixels.size; index += 1) {
      const x = pixels.x[index]!;
      const y = pixels.y[index]!;
      const isOn = x >= 0 && y >= 0 && x < width && y < height;
      if (isOn) trucks += 1;
      hidden[index] =
        cells.size > 0 && cells.has(cellOf((x + left) / scale, (y + top) / scale, clustering.across)) ? 1 : 0;
      if (isOn && hidden[index] === 1) hiddenTrucks += 1;
    }
  }

  function paintGround(seen: MapView, target: PixelBoard, nowMs: number): void {
    const isNeeded = areTrailsShown || selected !== undefined;
    if (!isNeeded && !ground) return;
    target.touchAll();
    ground = isNeeded ? (ground ?? new Int32Array(target.pixels.length)).fill(0) : undefined;
    if (!ground) return;
    const scene: TrailScene = { trails, pixels, view: seen, margin: target.margin, theme, nowMs };
    const lines = { pixels: ground, rowLength: target.rowLength };
    if (areTrailsShown) paintShortTrails(lines, scene, isHidden);
    if (selected !== undefined && selected < pixels.size) paintChosenTrail(lines, scene, selected);
  }

  function paintSprites(seen: MapView, target: PixelBoard, sprites: SpriteAtlas): void {
    const { x, y, look, size } = pixels;
    const paintTruck = (index: number): void => target.paint(sprites.spriteOf(look[index]!), x[index]!, y[index]!);
    for (let index = 0; index < size; index += 1) if (hidden[index] !== 1) paintTruck(index);
    const westEnd = (seen.left + seen.width / 2) / seen.scale - 0.5;
    for (const cluster of clustering.clusters) {
      const badgeX = Math.round((cluster.x - Math.floor(cluster.x - westEnd)) * seen.scale - seen.left);
      target.paint(sprites.badgeOf(badgeOf(cluster)), badgeX, Math.round(cluster.y * seen.scale - seen.top));
    }
    for (const index of [hovered, selected]) if (index !== undefined && index < size) paintTruck(index);
  }

  function refresh(): void {
    recountAt = 0;
    board?.touchAll();
  }

  return {
    get clustering() {
      return clustering;
    },

    put(packed, told) {
      time = told;
      rows.put(packed, (index, isNew) => {
        pixels.wake(index);
        trails.reserve(rows.motion.length);
        if (isNew || !(rows.glideMs[index]! > 0)) trails.forget(index);
        const reachedAt = rows.glideStart[index]! + rows.glideMs[index]!;
        trails.note(index, { x: rows.toX[index]!, y: rows.toY[index]!, reachedAt });
        if (isNew) recountAt = 0;
      });
    },

    forget() {
      rows.clear();
      pixels.wakeAll();
      refresh();
    },

    look(next) {
      view = next;
      pixels.wakeAll();
      refresh();
    },

    choose(nextSelected, nextHovered) {
      selected = nextSelected;
      hovered = nextHovered;
      trails.watch(selected);
      refresh();
    },

    showTrails(areShown) {
      areTrailsShown = areShown;
      refresh();
    },

    paint(nowMs) {
      if (!view) return undefined;
      const { board: target } = prepare(view);
      const { reach } = atlas!;
      let changes = 0;
      pixels.update(view, { nowMs, serverNow: shownAt(time, nowMs) }, (x, y) => {
        changes += 1;
        if (changes < CROWD) target.touch(x, y, reach);
        else if (changes === CROWD) target.touchAll();
      });
      if (nowMs >= recountAt) {
        recountAt = nowMs + RECOUNT_EVERY_MS;
        recount(view, target);
        paintGround(view, target, nowMs);
      }
      if (!target.isTouched()) return undefined;
      const { atlas: sprites } = prepare(view);
      target.clearTouched(ground);
      paintSprites(view, target, sprites);
      return target;
    },
  };
}
