import type { Map as LeafletMap } from 'leaflet';
import { addGroundLayer } from './add-ground-layer.js';
import { addLabelLayer } from './add-label-layer.js';
import { loadGround, loadPlaces } from './basemap-data.js';
import { type BasemapTheme, paletteByTheme } from './palette.js';

const ATTRIBUTION = 'Natural Earth · GeoNames (CC BY 4.0)';

/** Draws the world from our own files, with no network. @returns a function that takes it off the map. */
export function addBasemap(map: LeafletMap, theme: BasemapTheme): () => void {
  const palette = paletteByTheme[theme];
  const container = map.getContainer();
  const background = container.style.backgroundColor;
  const removers: (() => void)[] = [];
  let isRemoved = false;

  async function addLayers(): Promise<void> {
    const ground = await loadGround();
    if (isRemoved) return;
    removers.push(addGroundLayer(map, ground, palette));
    const places = await loadPlaces();
    if (isRemoved) return;
    removers.push(addLabelLayer(map, { places, highways: ground.highways }, palette));
  }

  container.style.backgroundColor = palette.land; // trucks that wait for the ground wait on land
  map.attributionControl.addAttribution(ATTRIBUTION);
  void addLayers();
  return () => {
    isRemoved = true;
    for (const remove of removers) remove();
    map.attributionControl.removeAttribution(ATTRIBUTION);
    container.style.backgroundColor = background;
  };
}
