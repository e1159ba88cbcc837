import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './records.module.css';
import { type Advice, adviceFor, type Trouble } from './trouble.js';

interface TroubleTextProps {
  readonly trouble: Trouble | undefined;
  readonly advice?: Advice;
}

/** Why it was not done and what to do; read out when it appears. */
export function TroubleText({ trouble, advice }: TroubleTextProps): ReactElement | null {
  const { t } = useTranslation();
  if (trouble === undefined) return null;
  return (
    <p className={styles['trouble']} role="alert">
      <IconAlertCircle size={18} aria-hidden />
      {t(adviceFor(trouble, advice))}
    </p>
  );
}
