import type { SimulationState } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { SimulatedMark } from '../../ui/simulated-mark.js';
import type { OtherTrucks } from './other-trucks.js';
import { SeekBar } from './seek-bar.js';
import { StatusPill } from './status-pill.js';
import { TransportButtons } from './transport-buttons.js';
import styles from './transport.module.css';
import { TroubleNote } from './trouble-note.js';

interface TransportProps {
  readonly run: SimulationState;
  readonly others: OtherTrucks;
}

/** How the chosen run stands and what can be done with its time. */
export function Transport({ run, others }: TransportProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { accepted, refused, skipped } = run.reports;
  return (
    <section className={styles['transport']} aria-label={t('simulate.transport')}>
      <div className={styles['head']}>
        <h2 className={styles['title']} title={run.name}>
          {run.name}
        </h2>
        <SimulatedMark />
        <StatusPill status={run.status} />
        <span className={styles['counts']}>
          {t('simulate.reports', { number: format.number(accepted) })}
          {skipped > 0 && ` · ${t('simulate.skipped', { number: format.number(skipped) })}`}
          {refused > 0 && ` · ${t('simulate.refused', { number: format.number(refused) })}`}
          {run.keepHistory && ` · ${t('simulate.kept')}`}
          {run.onRestart === 'resume' && ` · ${t('simulate.resumes')}`}
        </span>
      </div>
      {run.message !== undefined && (
        <p className={styles['message']} role="alert">
          {run.message}
        </p>
      )}
      <SeekBar run={run} />
      <TransportButtons run={run} others={others} />
      <TroubleNote />
    </section>
  );
}
