import { CloseButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft-context.js';
import { NumberField, TextField } from './fields/fields.js';
import styles from './form.module.css';

/** An alert that the run must raise, and in which window; seconds since the beginning. */
export function AlertCard({ index }: { readonly index: number }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const path = ['expectedAlerts', index];
  const name = t('editor.alertNumber', { number: index + 1 });
  return (
    <fieldset className={styles['part']} aria-label={name}>
      <div className={styles['head']}>
        <strong>{name}</strong>
        <CloseButton size={32} aria-label={t('editor.removeNamed', { name })} onClick={() => change(path, undefined)} />
      </div>
      <div className={styles['row']}>
        <TextField path={[...path, 'kind']} label={t('editor.alertKind')} />
        <TextField path={[...path, 'truckId']} label={t('editor.alertTruck')} />
        <NumberField path={[...path, 'from']} label={t('editor.alertFrom')} />
        <NumberField path={[...path, 'until']} label={t('editor.alertUntil')} />
      </div>
    </fieldset>
  );
}
