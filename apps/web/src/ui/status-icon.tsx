import type { ReactElement } from 'react';
import type { Look } from './status-look.js';
import styles from './status-icon.module.css';

const SHAPES: Record<Look | 'late', ReactElement> = {
  moving: <path d="M8 1.2 13.6 14 8 11.2 2.4 14Z" />,
  idle: <path fillRule="evenodd" d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5.3 5h1.9v6H5.3Zm3.5 0h1.9v6H8.8Z" />,
  stopped: <rect x="2" y="2" width="12" height="12" rx="2" />,
  late: <circle className={styles['ring']} cx="8" cy="8" r="6.3" strokeDasharray="2.6 2.35" />,
  silent: (
    <g className={styles['ring']}>
      <circle cx="8" cy="8" r="6.3" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" />
    </g>
  ),
};

/** The shape of a status in its colour. A late truck keeps its shape, inside a broken ring. The words are beside it. */
export function StatusIcon({
  look,
  late = false,
}: {
  readonly look: Look | 'late';
  readonly late?: boolean;
}): ReactElement {
  return (
    <svg className={styles['icon']} data-look={look} viewBox="0 0 16 16" aria-hidden="true">
      {late && SHAPES.late}
      <g className={late ? styles['inside'] : undefined}>{SHAPES[look]}</g>
    </svg>
  );
}
