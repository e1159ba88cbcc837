import { Button, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../copy-button.js';
import styles from './records.module.css';

interface SecretDialogProps {
  readonly title: string;
  readonly secret: string;
  readonly copyLabel: string;
  readonly onClose: () => void;
  /** What it is for. */
  readonly children: ReactNode;
}

/** What is told only once. A click beside it does not close it. */
export function SecretDialog({ title, secret, copyLabel, onClose, children }: SecretDialogProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal.Root opened onClose={onClose} centered size="lg" closeOnClickOutside={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body pt="md">
          <div className={styles['form']}>
            <h2 className={styles['dialogTitle']}>{title}</h2>
            <Secret text={secret} copyLabel={copyLabel} />
            {children}
            <div className={styles['buttons']}>
              <Button onClick={onClose}>{t('records.done')}</Button>
            </div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Text to be copied, whole. */
export function Secret({ text, copyLabel }: { readonly text: string; readonly copyLabel: string }): ReactElement {
  return (
    <div className={styles['secret']}>
      <code>{text}</code>
      <CopyButton text={text} label={copyLabel} />
    </div>
  );
}
