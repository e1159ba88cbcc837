import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { RouteSummary } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { paceText } from '../../timeline/rates.js';
import { RATES } from '../runs/run-time.js';
import type { DriveWish } from './drive-scenario.js';
import styles from './drive.module.css';

interface DriveFieldsProps {
  readonly routes: readonly RouteSummary[];
  readonly route: RouteSummary;
  readonly wish: DriveWish;
  readonly rate: number;
  readonly keepHistory: boolean;
  readonly onRoute: (route: RouteSummary) => void;
  readonly onWish: (change: Partial<DriveWish>) => void;
  readonly onRate: (rate: number) => void;
  readonly onKeepHistory: (keepHistory: boolean) => void;
}

const TRIPS = ['once', 'return', 'loop'] as const;
const MOST_TRUCKS = 1000;

export function DriveFields(props: DriveFieldsProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { routes, route, wish, rate, keepHistory, onRoute, onWish, onRate, onKeepHistory } = props;
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
          label={t('simulate.rate')}
          data={RATES.map((each) => ({ value: String(each), label: paceText(each) }))}
          value={String(rate)}
          onChange={(event) => onRate(Number(event.currentTarget.value))}
        />
      </div>
      {route.recorded && (
        <Switch
          label={t('drive.trueTime')}
          checked={wish.isTrueTime}
          onChange={(event) => onWish({ isTrueTime: event.currentTarget.checked })}
        />
      )}
      {!(route.recorded && wish.isTrueTime) && (
        <NativeSelect
          label={t('drive.trip')}
          data={TRIPS.map((trip) => ({ value: trip, label: t(`drive.trip.${trip}`) }))}
          value={wish.trip}
          onChange={(event) => onWish({ trip: event.currentTarget.value as DriveWish['trip'] })}
        />
      )}
      <Switch
        label={t('drive.keepHistory')}
        checked={keepHistory}
        onChange={(event) => onKeepHistory(event.currentTarget.checked)}
      />
    </>
  );
}
