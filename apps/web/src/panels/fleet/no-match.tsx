import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import styles from './fleet-panel.module.css';

export function NoMatch({ fleetIsEmpty }: { readonly fleetIsEmpty: boolean }): ReactElement {
  const { t } = useTranslation();
  const { desk } = useDeskTools();
  if (fleetIsEmpty) return <p className={styles['none']}>{t('list.none')}</p>;
  return (
    <div className={styles['none']}>
      <p>{t('list.noMatch')}</p>
      <Button variant="default" onClick={() => desk.setState({ search: '', statusFilter: 'all' })}>
        {t('list.clear')}
      </Button>
    </div>
  );
}
