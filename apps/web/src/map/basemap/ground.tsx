import { fetchDeskConfig } from '@fleetmap/client';
import type { DeskConfig } from '@fleetmap/events';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useMap } from 'react-leaflet';
import { addBasemap } from './add-basemap.js';
import { addRasterTiles } from './add-raster-tiles.js';

/** What lies under everything on any map: the offline world, or the tiles that the server was told of. */
export function Ground(): null {
  const map = useMap();
  const theme = useComputedColorScheme('dark');
  const tiles = useTiles();
  useEffect(
    function mountGround() {
      map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noreferrer">Leaflet</a>');
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
