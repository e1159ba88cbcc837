import { CloseButton, Kbd, Modal, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './shortcuts-help.module.css';
import { type Shortcut, SHORTCUTS } from './shortcuts.js';

const SHOWN_KEYS: Readonly<Record<string, string>> = {
  f: 'F',
  F: 'Shift + F',
  t: 'T',
  l: 'L',
  ' ': '␣',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  'Shift+ArrowLeft': 'Shift + ←',
  'Shift+ArrowRight': 'Shift + →',
};

interface ShortcutsHelpProps {
  /** Of the page; absent: the desk's. */
  readonly shortcuts?: readonly Pick<Shortcut, 'keys' | 'about'>[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
}

export function ShortcutsHelp({
  shortcuts = SHORTCUTS,
  opened,
  onClose,
  enabled,
  onEnable,
}: ShortcutsHelpProps): ReactElement {
  const { t } = useTranslation();
  return (
    // Composed by hand, because the library's title is a <header>: a second banner of the page.
    <Modal.Root opened={opened} onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t('bar.help')}>
        <Modal.Body>
          <div className={styles['head']}>
            <h2>{t('bar.help')}</h2>
            <CloseButton size={36} iconSize={18} aria-label={t('shortcut.close')} onClick={onClose} />
          </div>
          <dl className={styles['keys']}>
            {shortcuts.map(({ keys, about }) => (
              <div key={about} className={styles['shortcut']}>
                <dt>{t(about)}</dt>
                <dd>
                  {keys.map((key) => (
                    <Kbd key={key}>{SHOWN_KEYS[key] ?? key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <Switch
            label={t('shortcut.enabled')}
            checked={enabled}
            onChange={(event) => onEnable(event.currentTarget.checked)}
          />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
