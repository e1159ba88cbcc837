import { Button, Loader } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './history.module.css';

export function Waiting(): ReactElement {
  const { t } = useTranslation();
  return (
    <output className={styles['waiting']}>
      <Loader size={16} aria-hidden /> {t('history.waiting')}
    </output>
  );
}

export function Failed({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['failed']} role="alert">
      <p>{t('history.failed')}</p>
      <Button variant="default" size="xs" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
        {t('history.retry')}
      </Button>
    </div>
  );
}
