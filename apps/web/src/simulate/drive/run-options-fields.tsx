import { NativeSelect, Switch } from '@mantine/core';
import type { RunOptions } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { paceText } from '../../timeline/rates.js';
import { RATES } from '../runs/run-time.js';

/** How a run is made, whatever it drives. */
export interface RunWish extends RunOptions {
  readonly rate: number;
}

interface RunOptionsFieldsProps {
  readonly wish: RunWish;
  readonly onChange: (change: Partial<RunWish>) => void;
}

const RESTARTS = ['stop', 'resume'] as const;

/** Rate, what becomes of it after a restart of the server, and whether it is kept. */
export function RunOptionsFields({ wish, onChange }: RunOptionsFieldsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('simulate.rate')}
        data={RATES.map((each) => ({ value: String(each), label: paceText(each) }))}
        value={String(wish.rate)}
        onChange={(event) => onChange({ rate: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('drive.onRestart')}
        data={RESTARTS.map((each) => ({ value: each, label: t(`drive.onRestart.${each}`) }))}
        value={wish.onRestart}
        onChange={(event) => onChange({ onRestart: event.currentTarget.value as RunWish['onRestart'] })}
      />
      <Switch
        label={t('drive.keepHistory')}
        checked={wish.keepHistory}
        onChange={(event) => onChange({ keepHistory: event.currentTarget.checked })}
      />
    </>
  );
}
