import type { ReactElement, ReactNode } from 'react';
import styles from './page-frame.module.css';

interface SectionProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, actions, children }: SectionProps): ReactElement {
  return (
    <section className={styles['section']}>
      <div className={styles['head']}>
        <h3 className={styles['sectionTitle']}>{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
