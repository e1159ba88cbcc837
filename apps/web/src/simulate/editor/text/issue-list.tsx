import { UnstyledButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft-context.js';
import { useIssueSentence } from './issue-sentence.js';
import styles from './text-view.module.css';

/** What is wrong, line by line; a press leads there. */
export function IssueList({ onGoTo }: { readonly onGoTo: (line: number) => void }): ReactElement {
  const { t } = useTranslation();
  const { issues } = useDraft();
  const sentenceOf = useIssueSentence();
  return (
    <section aria-live="polite" className={styles['issues']}>
      {issues.length === 0 ? (
        <p className={styles['fine']}>{t('editor.valid')}</p>
      ) : (
        <ul>
          {issues.map(({ line, path, problem }) => (
            <li key={`${path.join('.')} ${sentenceOf({ problem })}`}>
              <UnstyledButton className={styles['issue'] ?? ''} onClick={() => onGoTo(line)}>
                <strong>{t('editor.line', { line })}</strong> {path.join('.')}{' '}
                <span className={styles['message']}>{sentenceOf({ problem })}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
