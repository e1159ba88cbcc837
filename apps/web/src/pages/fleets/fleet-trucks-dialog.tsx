import { changeFleetTrucks, fetchFleetTrucks } from '@fleetmap/client';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { FormDialog } from '../../ui/records/form-dialog.js';
import { TruckPicker } from '../../ui/records/truck-picker.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import type { OneFleetProps } from './remove-fleet-dialog.js';

/** Which trucks are of the fleet, among all that were ever heard here, and such as are not heard yet. */
export function FleetTrucksDialog({ fleet: { fleetId, name }, onClose }: OneFleetProps): ReactElement {
  const { t } = useTranslation();
  const { fleet } = useDeskTools();
  const ask = useCallback(() => fetchFleetTrucks(fleetId), [fleetId]);
  const { value, trouble } = useKept(ask);
  const [changed, setChanged] = useState<ReadonlySet<string>>();
  const before = useMemo(() => new Set(value?.truckIds), [value]);
  const chosen = changed ?? before;
  const [heard] = useState(() => fleet.truckIds.filter(Boolean));
  return (
    <FormDialog
      title={t('fleet.trucksOf', { name })}
      action={t('records.save')}
      send={() =>
        changeFleetTrucks(fleetId, {
          add: [...chosen].filter((truckId) => !before.has(truckId)),
          remove: [...before].filter((truckId) => !chosen.has(truckId)),
        })
      }
      onDone={onClose}
      onClose={onClose}
    >
      <TroubleText trouble={trouble} />
      {value && <TruckPicker heard={heard} chosen={chosen} onChange={setChanged} />}
    </FormDialog>
  );
}
