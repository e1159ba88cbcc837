import { useEffect, useState } from 'react';
import { loadHighways } from '../../map/basemap/basemap-data.js';
import { labelTowns, type TownsByLabel } from './suggest-towns.js';

const NONE: TownsByLabel = new Map();

/** The towns of the highway network; none until they are loaded. */
export function useTowns(): TownsByLabel {
  const [towns, setTowns] = useState(NONE);
  useEffect(function readTowns() {
    void loadHighways().then((network) => setTowns(labelTowns(network)));
  }, []);
  return towns;
}
