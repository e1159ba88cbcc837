import { useComputedColorScheme } from '@mantine/core';
import { control } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import './fleet-map.css';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import { Ground } from './ground.js';
import { takeFirstView } from './first-view.js';
import { followTruck } from './follow-truck.js';
import { keepCamera } from './keep-camera.js';
import { tellView } from './tell-view.js';
import { addTrailsButton } from './add-trails-button.js';
import { addMarkLayer } from './layers/labels/mark-layer.js';
import { addTruckLayer } from './layers/truck-layer.js';
import { TrackLayer } from '../timeline/track/track-layer.js';
import { listPile } from './list-pile.js';

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
      <Ground />
      <Layers />
      <TrackLayer />
    </MapContainer>
  );
}

function Layers(): null {
  const map = useMap();
  const tools = useDeskTools();
  const { fleet, desk, camera, trails } = tools;
  const theme = useComputedColorScheme('dark');
  const { t } = useTranslation();
  const format = useFormat();
  const [pile, setPile] = useState<readonly string[]>(); // trucks that hide one another and were clicked

  useEffect(
    function mountControls() {
      map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noreferrer">Leaflet</a>');
      const zoom = control.zoom({ zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut') }).addTo(map);
      const removeTrailsButton = addTrailsButton(map, trails, t('map.trails'));
      return () => {
        removeTrailsButton();
        zoom.remove();
      };
    },
    [map, trails, t],
  );
  useEffect(
    function mountTruckLayer() {
      return addTruckLayer(map, {
        ...tools,
        theme,
        onCluster: (truckIds) => camera.showTrucks(truckIds),
        onPile: setPile,
      });
    },
    [map, tools, camera, theme],
  );
  useEffect(
    function listPiledTrucks() {
      if (!pile) return undefined;
      const title = t('map.pile', { count: pile.length, number: format.number(pile.length) });
      const more = (count: number): string => t('map.more', { number: format.number(count) });
      return listPile(map, { fleet, desk }, { truckIds: pile, title, more });
    },
    [map, fleet, desk, pile, t, format],
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
