import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { useDeskTools } from '../desk-context.js';
import { useDesk } from '../ui/use-desk.js';
import { addGhostLayer } from './add-ghost-layer.js';
import { useGhost } from './use-truck-plan.js';

/** The plan of the chosen truck drives beside it, live and in the past. */
export function GhostLayer(): null {
  const map = useMap();
  const { clock } = useDeskTools();
  const { t } = useTranslation();
  const truckId = useDesk((desk) => desk.selectedId);
  const ghost = useGhost(truckId);

  useEffect(
    function mountGhost() {
      if (!ghost || ghost === 'waiting') return undefined;
      return addGhostLayer(map, ghost, { now: () => clock.now(), name: t('plan.ghost') });
    },
    [map, ghost, clock, t],
  );
  return null;
}
