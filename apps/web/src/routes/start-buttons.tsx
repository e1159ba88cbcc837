import { Button, FileButton } from '@mantine/core';
import { IconFileImport, IconPencil, IconRoute } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/use-session.js';
import styles from './routes.module.css';

interface StartButtonsProps {
  readonly onDraw: () => void;
  readonly onPlan: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The three ways to a new route. */
export function StartButtons({ onDraw, onPlan, onFiles }: StartButtonsProps): ReactElement {
  const { t } = useTranslation();
  const mayPlan = useMay('plan');
  return (
    <>
      <div className={styles['starts']}>
        <Button
          disabled={!mayPlan}
          px="xs"
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={onDraw}
        >
          {t('routes.draw')}
        </Button>
        <Button
          disabled={!mayPlan}
          px="xs"
          variant="default"
          leftSection={<IconRoute size={16} aria-hidden />}
          onClick={onPlan}
        >
          {t('routes.planShort')}
        </Button>
        <FileButton multiple disabled={!mayPlan} onChange={onFiles}>
          {(props) => (
            <Button
              {...props}
              disabled={!mayPlan}
              px="xs"
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
            >
              {t('routes.import')}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={styles['hint']}>{t(mayPlan ? 'routes.importHint' : 'routes.watching')}</p>
    </>
  );
}
