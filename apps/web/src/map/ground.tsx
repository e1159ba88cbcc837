import { fetchDeskConfig } from '@fleetmap/client';
import type { DeskConfig } from '@fleetmap/events';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMap } from 'react-leaflet';
import { addBasemap } from './basemap/add-basemap.js';
import { addRasterTiles } from './basemap/add-raster-tiles.js';

/** What lies under everything on a map: the offline map in the theme of the desk, or the tiles of `TILE_URL`. */
export function Ground(): null {
  const map = useMap();
  const theme = useComputedColorScheme('dark');
  const tiles = useTiles();
  useEffect(
    function mountGround() {
      if (tiles === undefined) return undefined;
      return tiles ? addRasterTiles(map, tiles) : addBasemap(map, theme);
    },
    [map, tiles, theme],
  );
  return null;
}

/** Undefined until the server said which ground to draw; without an answer it is the offline map. */
function useTiles(): DeskConfig['tiles'] | undefined {
  const [tiles, setTiles] = useState<DeskConfig['tiles']>();
  useEffect(function askForTiles() {
    fetchDeskConfig()
      .then((config) => setTiles(config.tiles))
      .catch(() => setTiles(null));
  }, []);
  return tiles;
}
