import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './truck-panel.module.css';

/** One value with its name; an unknown one shows a dash and is not left out, so that nothing jumps. */
export function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{value ?? <span title={t('truck.unknown')}>–</span>}</dd>
    </div>
  );
}
