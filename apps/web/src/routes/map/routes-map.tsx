import { control } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import '../../map/fleet-map.css';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import { Ground } from '../../map/basemap/ground.js';

const AMERICAS: [number, number] = [5, -75];

/** A map without trucks. @param children layers */
export function RoutesMap({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <MapContainer
      center={AMERICAS}
      zoom={3}
      minZoom={2}
      maxZoom={18}
      zoomSnap={0.25}
      wheelPxPerZoomLevel={100}
      zoomControl={false}
      className="fleet-map"
    >
      <Ground />
      <Controls />
      {children}
    </MapContainer>
  );
}

function Controls(): null {
  const map = useMap();
  const { t } = useTranslation();
  useEffect(
    function mountControls() {
      const zoom = control.zoom({ zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut') }).addTo(map);
      return () => void zoom.remove();
    },
    [map, t],
  );
  return null;
}
