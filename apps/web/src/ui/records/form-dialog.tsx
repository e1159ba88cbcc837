import type { Refusable } from '@fleetmap/client';
import { Button, CloseButton, Modal } from '@mantine/core';
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './records.module.css';
import { TroubleText } from './trouble-text.js';
import type { Advice } from './trouble.js';
import { useDeed } from './use-deed.js';

interface FormDialogProps<Answer> {
  readonly title: string;
  /** What the button that does it says. */
  readonly action: string;
  /** It takes something away. */
  readonly isDangerous?: boolean;
  /** Something that it needs is missing. */
  readonly canSend?: boolean;
  readonly advice?: Advice;
  readonly send: () => Promise<Refusable<Answer>>;
  readonly onDone: (answer: Answer) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Fields or a question, and the button that sends them. It stays open, and says why, until the server did it. */
export function FormDialog<Answer extends object>(props: FormDialogProps<Answer>): ReactElement {
  const { title, action, isDangerous = false, canSend = true, advice, send, onDone, onClose, children } = props;
  const { t } = useTranslation();
  const { isRunning, trouble, run } = useDeed();
  useFocusBack();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await run(send());
    if (answer) onDone(answer);
  }

  return (
    // Composed by hand, because the library's title is a <header>: a second banner of the page.
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body pt="md">
          <div className={styles['dialogHead']}>
            <h2>{title}</h2>
            <CloseButton size={36} iconSize={18} aria-label={t('shortcut.close')} onClick={onClose} />
          </div>
          <form className={styles['form']} onSubmit={(event) => void submit(event)}>
            {children}
            <TroubleText trouble={trouble} {...(advice ? { advice } : {})} />
            <div className={styles['buttons']}>
              <Button variant="default" onClick={onClose} {...(isDangerous ? { 'data-autofocus': true } : {})}>
                {t('records.cancel')}
              </Button>
              <Button type="submit" disabled={!canSend} loading={isRunning} {...(isDangerous ? { color: 'red' } : {})}>
                {action}
              </Button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The dialog is there only while it is open: what had the focus before gets it back. */
function useFocusBack(): void {
  const [focused] = useState(() => document.activeElement);
  useEffect(
    function giveFocusBack() {
      return () => {
        if (focused instanceof HTMLElement) focused.focus();
      };
    },
    [focused],
  );
}
