import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconKeyboard, IconMaximize } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { ConnectionBadge } from './connection-badge.js';
import { ConnectionBanner } from './connection-banner.js';
import { LogoMark } from './logo-mark.js';
import { Preferences, PreferencesButton } from './preferences.js';
import styles from './top-bar.module.css';

const PHONE = '(max-width: 47.99em)';

export function TopBar({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const { t } = useTranslation();
  const { camera } = useDeskTools();
  const isPhone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return (
    <header className={styles['header']}>
      <div className={styles['bar']}>
        <h1 className={styles['product']}>
          <LogoMark />
          <span aria-hidden="true" className={styles['name']}>
            Fleetmap
          </span>
          <VisuallyHidden>{t('app.heading')}</VisuallyHidden>
        </h1>
        <ConnectionBadge />
        <div className={styles['tools']}>
          <Tooltip label={t('bar.fitAll')}>
            <ActionIcon variant="default" size={40} aria-label={t('bar.fitAll')} onClick={() => camera.fitAll()}>
              <IconMaximize size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {isPhone ? <PreferencesButton /> : <Preferences />}
          {!isPhone && (
            <Tooltip label={t('bar.help')}>
              <ActionIcon variant="default" size={40} aria-label={t('bar.help')} onClick={onHelp}>
                <IconKeyboard size={20} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </div>
      <ConnectionBanner />
    </header>
  );
}
