import { CloseButton, Loader, UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../routes.module.css';
import { TroubleText } from '../trouble-text.js';
import { ImportCounts } from './import-counts.js';
import type { FileOutcome } from './import-files.js';

interface ImportOutcomesProps {
  readonly outcomes: readonly FileOutcome[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const MOST_LINKS = 8;

/** What became of each file that was imported. */
export function ImportOutcomes({ outcomes, onChoose, onClose }: ImportOutcomesProps): ReactElement | null {
  const { t } = useTranslation();
  if (outcomes.length === 0) return null;
  return (
    <section className={styles['outcomes']} aria-label={t('routes.imported')}>
      <CloseButton className={styles['close'] ?? ''} aria-label={t('routes.closeOutcomes')} onClick={onClose} />
      <ul>
        {outcomes.map(({ id, name, result }) => (
          <li key={id} aria-live="polite">
            <p className={styles['fact']}>
              {result === undefined && <Loader size={14} />}
              {typeof result === 'object' && <IconCircleCheck size={16} aria-hidden className={styles['good'] ?? ''} />}
              <strong>{name}</strong>
            </p>
            {typeof result === 'string' && <TroubleText trouble={result} />}
            {typeof result === 'object' && (
              <>
                <ImportCounts found={result} />
                {result.routes.slice(0, MOST_LINKS).map((route) => (
                  <UnstyledButton key={route.id} className={styles['made'] ?? ''} onClick={() => onChoose(route.id)}>
                    {route.name}
                  </UnstyledButton>
                ))}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
