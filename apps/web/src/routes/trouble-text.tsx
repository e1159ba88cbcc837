import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { en } from '../i18n/catalogues/en.js';
import styles from './routes.module.css';
import type { Trouble } from '../ui/records/trouble.js';

const ADVICE: Partial<Readonly<Record<Trouble, keyof typeof en>>> = {
  ambiguous_town: 'routes.trouble.ambiguous_town',
  conflict: 'routes.trouble.conflict',
  empty_file: 'routes.trouble.empty_file',
  forbidden: 'routes.trouble.forbidden',
  invalid_encoding: 'routes.trouble.invalid_file',
  invalid_file: 'routes.trouble.invalid_file',
  missing_columns: 'routes.trouble.missing_columns',
  no_answer: 'routes.trouble.no_answer',
  no_way: 'routes.trouble.no_way',
  not_found: 'routes.trouble.not_found',
  payload_too_large: 'routes.trouble.too_large',
  rate_limited: 'routes.trouble.rate_limited',
  too_deep: 'routes.trouble.invalid_file',
  too_many_points: 'routes.trouble.too_large',
  too_many_routes: 'routes.trouble.too_many_routes',
  truncated: 'routes.trouble.truncated',
  unknown_encoding: 'routes.trouble.invalid_file',
  unknown_format: 'routes.trouble.unknown_format',
  unknown_town: 'routes.trouble.unknown_town',
  unsafe_xml: 'routes.trouble.unsafe_xml',
};

/** Why it was not done and what to do; read out when it appears. */
export function TroubleText({ trouble }: { readonly trouble: Trouble | undefined }): ReactElement | null {
  const { t } = useTranslation();
  if (trouble === undefined) return null;
  return (
    <p className={styles['trouble']} role="alert">
      <IconAlertCircle size={18} aria-hidden />
      {t(ADVICE[trouble] ?? 'routes.trouble.other')}
    </p>
  );
}
