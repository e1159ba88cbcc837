import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useDesk } from '../../ui/use-desk.js';
import { useFleetTick } from '../../ui/use-fleet-tick.js';
import { createListOrder } from './list-order.js';
import { type Listing, listTrucks } from './list-trucks.js';

/** The listing of now; renders its component with the fleet's tick. */
export function useListing(): Listing {
  const { fleet, clock } = useDeskTools();
  const { i18n } = useTranslation();
  const search = useDesk((desk) => desk.search);
  const statusFilter = useDesk((desk) => desk.statusFilter);
  useFleetTick();
  const orderOf = useMemo(() => createListOrder(fleet, i18n.language), [fleet, i18n.language]);
  return listTrucks(fleet, orderOf(), { search, statusFilter, now: clock.now() });
}
