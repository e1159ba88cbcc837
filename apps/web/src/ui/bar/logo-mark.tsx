import type { ReactElement } from 'react';
import styles from './top-bar.module.css';

/** The mark of public/favicon.svg: a truck's arrow on its way. */
export function LogoMark(): ReactElement {
  return (
    <svg className={styles['mark']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#1864ab" />
      <path
        d="M6 25c5-1 5-6 9-7"
        fill="none"
        stroke="#9ec9f5"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeDasharray="3.2 3.6"
      />
      <path d="M26.5 5.5 21 22l-4.2-6.8L9.5 12Z" fill="#fff" />
    </svg>
  );
}
