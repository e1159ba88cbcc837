import { fetchDeskConfig } from '@fleetmap/client';
import type { DeskConfig } from '@fleetmap/events';
import { useComputedColorScheme } from '@mantine/core';
import { control } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './fleet-map.css';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import { useDeskTools } from '../desk-context.js';
import { addBasemap } from './basemap/add-basemap.js';
import { addRasterTiles } from './basemap/add-raster-tiles.js';
import { takeFirstView } from './first-view.js';
import { followTruck } from './follow-truck.js';
import { keepCamera } from './keep-camera.js';
import { tellView } from './tell-view.js';
import { addMarkLayer } from './layers/mark-layer.js';
import { addTruckLayer } from './layers/truck-layer.js';

const AMERICAS = { latitude: 5, longitude: -75, zoom: 3 }; // until the fleet is known

/** The map of the desk: react-leaflet gives the map, everything on it is a layer of ours. */
export function FleetMap(): ReactElement {
  const { desk } = useDeskTools();
  const [{ latitude, longitude, zoom }] = useState(() => desk.getState().camera ?? AMERICAS);
  return (
    <MapContainer
      center={[latitude, longitude]}
      zoom={zoom}
      minZoom={2}
      maxZoom={18}
      zoomSnap={0.25}
      wheelPxPerZoomLevel={100}
      worldCopyJump
      zoomControl={false}
      className="fleet-map"
    >
      <Layers />
    </MapContainer>
  );
}

function Layers(): null {
  const map = useMap();
  const tools = useDeskTools();
  const { fleet, desk, clock, camera } = tools;
  const theme = useComputedColorScheme('dark');
  const tiles = useTiles();
  const { t } = useTranslation();

  useEffect(
    function mountControls() {
      map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noreferrer">Leaflet</a>');
      const zoom = control.zoom({ zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut') }).addTo(map);
      return () => void zoom.remove();
    },
    [map, t],
  );
  useEffect(
    function mountGround() {
      if (tiles === undefined) return undefined;
      return tiles ? addRasterTiles(map, tiles) : addBasemap(map, theme);
    },
    [map, tiles, theme],
  );
  useEffect(
    function mountTruckLayer() {
      return addTruckLayer(map, { fleet, desk, clock, theme });
    },
    [map, fleet, desk, clock, theme],
  );
  useEffect(
    function mountMarkLayer() {
      return addMarkLayer(map, fleet, desk, theme);
    },
    [map, fleet, desk, theme],
  );
  useEffect(
    function mountCamera() {
      const stops = [
        camera.attach(map),
        keepCamera(map, desk),
        tellView(map, desk),
        followTruck(map, fleet, desk),
        takeFirstView(tools),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [map, tools, camera, fleet, desk],
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
