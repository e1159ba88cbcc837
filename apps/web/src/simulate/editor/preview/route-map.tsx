import { type LatLngExpression, latLngBounds, polyline } from 'leaflet';
import 'leaflet/dist/leaflet.css';
import '../../../map/fleet-map.css';
import { type ReactElement, useEffect } from 'react';
import { MapContainer, useMap } from 'react-leaflet';
import { Ground } from '../../../map/basemap/ground.js';
import type { RouteLine } from './route-line.js';

const AMERICAS: LatLngExpression = [5, -75];
const LINE = { color: 'var(--mantine-color-blue-5)', weight: 4, opacity: 0.9 };

/** Lines on a map of their own. */
export function RouteMap({ lines }: { readonly lines: readonly RouteLine[] }): ReactElement {
  return (
    <MapContainer center={AMERICAS} zoom={3} minZoom={2} maxZoom={17} zoomSnap={0.25} className="fleet-map">
      <Ground />
      <Lines lines={lines} />
    </MapContainer>
  );
}

function Lines({ lines }: { readonly lines: readonly RouteLine[] }): null {
  const map = useMap();
  useEffect(
    function mountLines() {
      const paths = lines.map(({ points }) => points.map(({ latitude, longitude }) => [latitude, longitude] as const));
      const layers = paths.map((path) => polyline(path as unknown as LatLngExpression[], LINE).addTo(map));
      const bounds = latLngBounds(paths.flat() as unknown as [number, number][]);
      if (bounds.isValid()) map.fitBounds(bounds, { padding: [30, 30], maxZoom: 13, animate: false });
      return () => {
        for (const layer of layers) layer.remove();
      };
    },
    [map, lines],
  );
  return null;
}
