import { Button, FileButton } from '@mantine/core';
import { IconFileImport, IconPencil, IconRoute } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './routes.module.css';

interface StartButtonsProps {
  readonly onDraw: () => void;
  readonly onPlan: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The three ways to a new route. */
export function StartButtons({ onDraw, onPlan, onFiles }: StartButtonsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles['starts']}>
        <Button px="xs" variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onDraw}>
          {t('routes.draw')}
        </Button>
        <Button px="xs" variant="default" leftSection={<IconRoute size={16} aria-hidden />} onClick={onPlan}>
          {t('routes.planShort')}
        </Button>
        <FileButton multiple onChange={onFiles}>
          {(props) => (
            <Button {...props} px="xs" variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
              {t('routes.import')}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={styles['hint']}>{t('routes.importHint')}</p>
    </>
  );
}
