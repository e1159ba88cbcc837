import { VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageNav } from '../nav/page-nav.js';
import { useIsPhone } from '../use-is-phone.js';
import { AccountMenu } from './account-menu.js';
import { ConnectionBadge } from './connection-badge.js';
import { ConnectionBanner } from './connection-banner.js';
import { LogoMark } from './logo-mark.js';
import { Preferences, PreferencesButton } from './preferences.js';
import styles from './top-bar.module.css';

/** The bar of every page. @param children the page's own buttons */
export function TopBar({ children }: { readonly children?: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
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
        <PageNav />
        <ConnectionBadge />
        <div className={styles['tools']}>
          {children}
          <AccountMenu />
          {isPhone ? <PreferencesButton /> : <Preferences />}
        </div>
      </div>
      <ConnectionBanner />
    </header>
  );
}
