import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './simulated-mark.module.css';

/** On everything that a simulation drives, so that nobody takes it for a truck. */
export function SimulatedMark(): ReactElement {
  const { t } = useTranslation();
  return (
    <abbr className={styles['mark']} title={t('truck.simulated')}>
      {t('row.simulated')}
    </abbr>
  );
}
