import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { RouteSummary } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { DriveWish } from './drive-scenario.js';
import styles from './drive.module.css';

interface DriveFieldsProps {
  readonly routes: readonly RouteSummary[];
  readonly route: RouteSummary;
  readonly wish: DriveWish;
  readonly onRoute: (route: RouteSummary) => void;
  readonly onWish: (change: Partial<DriveWish>) => void;
}

const TRIPS = ['once', 'return', 'loop'] as const;
const MOST_TRUCKS = 1000;

/** Which route, by how many trucks, and how they drive it. */
export function DriveFields({ routes, route, wish, onRoute, onWish }: DriveFieldsProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const isTrueTime = route.recorded !== null && wish.isTrueTime;
  return (
    <>
      <NativeSelect
        label={t('drive.route')}
        data={routes.map(({ id, name, length }) => ({ value: id, label: `${name} · ${format.distance(length)}` }))}
        value={route.id}
        onChange={(event) => onRoute(routes.find(({ id }) => id === event.currentTarget.value) ?? route)}
      />
      <div className={styles['pair']}>
        <TextInput
          type="number"
          label={t('drive.trucks')}
          min={1}
          max={MOST_TRUCKS}
          required
          withAsterisk={false}
          value={wish.truckCount}
          onChange={(event) => onWish({ truckCount: Math.round(Number(event.currentTarget.value)) })}
        />
        <NativeSelect
          label={t('drive.trip')}
          data={TRIPS.map((trip) => ({ value: trip, label: t(`drive.trip.${trip}`) }))}
          value={isTrueTime ? 'once' : wish.trip}
          disabled={isTrueTime}
          onChange={(event) => onWish({ trip: event.currentTarget.value as DriveWish['trip'] })}
        />
      </div>
      {route.recorded && (
        <Switch
          label={t('drive.trueTime')}
          checked={wish.isTrueTime}
          onChange={(event) => onWish({ isTrueTime: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
