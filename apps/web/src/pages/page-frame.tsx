import type { ReactElement, ReactNode } from 'react';
import { TopBar } from '../ui/bar/top-bar.js';
import styles from './page-frame.module.css';

interface PageFrameProps {
  readonly title?: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Every page but the map's: the bar, a title, and content that scrolls. */
export function PageFrame({ title, actions, children }: PageFrameProps): ReactElement {
  return (
    <div className={styles['frame']}>
      <TopBar />
      <main className={styles['content']}>
        {title !== undefined && (
          <div className={styles['head']}>
            <h2 className={styles['title']}>{title}</h2>
            {actions}
          </div>
        )}
        {children}
      </main>
    </div>
  );
}
