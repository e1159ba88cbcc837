import type { HighwayNetwork } from '@fleetmap/basemap';
import { useEffect, useState } from 'react';
import { loadHighways } from '../../../map/basemap/basemap-data.js';

/** The highway network of the offline map, once it is loaded. */
export function useHighways(): HighwayNetwork | undefined {
  const [highways, setHighways] = useState<HighwayNetwork>();
  useEffect(function loadNetwork() {
    let isGone = false;
    async function load(): Promise<void> {
      const network = await loadHighways();
      if (!isGone) setHighways(network);
    }
    void load();
    return () => {
      isGone = true;
    };
  }, []);
  return highways;
}
