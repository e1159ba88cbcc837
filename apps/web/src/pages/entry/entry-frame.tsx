import type { ReactElement, ReactNode } from 'react';
import { LogoMark } from '../../ui/bar/logo-mark.js';
import { PreferencesButton } from '../../ui/bar/preferences.js';
import styles from './entry.module.css';

/** A page before the desk: one card in the middle. */
export function EntryFrame({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <div className={styles['page']}>
      <div className={styles['preferences']}>
        <PreferencesButton />
      </div>
      <main className={styles['card']}>
        <h1 className={styles['product']}>
          <LogoMark />
          Fleetmap
        </h1>
        {children}
      </main>
    </div>
  );
}
