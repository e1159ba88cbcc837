import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { clockText } from '../runs/run-time.js';
import { useSimulations } from '../runs/use-simulations.js';
import { useLogSentence } from './log-sentence.js';
import styles from './run-panel.module.css';

/** What happened to the run since this page was opened, the newest first. */
export function LogTab({ simulationId }: { readonly simulationId: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const sentenceOf = useLogSentence();
  const log = useSimulations((state) => state.log);
  const lines = log.filter((entry) => entry.simulationId === simulationId);
  if (lines.length === 0) return <p className={styles['none']}>{t('simulate.noLog')}</p>;
  return (
    <ol className={styles['log']} aria-label={t('simulate.log')}>
      {lines.map((entry) => (
        <li key={entry.number} className={styles['line']}>
          <time dateTime={new Date(entry.at).toISOString()}>{format.time(entry.at)}</time>
          <span>{sentenceOf(entry.change)}</span>
          <span className={styles['at']}>{clockText(entry.time)}</span>
        </li>
      ))}
    </ol>
  );
}
