import { CloseButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, useDraftValue } from '../draft-context.js';
import { DrivingFields } from './driving-fields.js';
import { ChoiceField, NumberField, TextField } from './fields/fields.js';
import styles from './form.module.css';
import { RouteFields } from './route-fields.js';

const TRIPS = ['once', 'return', 'loop'] as const;
const MINUTE = 60;

/** One truck, or some alike ones. */
export function GroupCard({ index, canRemove }: { readonly index: number; readonly canRemove: boolean }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const path = ['trucks', index];
  const { value: id, error } = useDraftValue([...path, 'id']);
  const name = typeof id === 'string' ? id : '';
  return (
    <fieldset className={styles['part']} aria-label={t('editor.groupNamed', { name })}>
      <div className={styles['head']}>
        <strong>{error === undefined && name ? name : t('editor.group')}</strong>
        {canRemove && (
          <CloseButton
            size={32}
            aria-label={t('editor.removeNamed', { name })}
            onClick={() => change(path, undefined)}
          />
        )}
      </div>
      <div className={styles['row']}>
        <TextField path={[...path, 'id']} label={t('editor.id')} />
        <NumberField path={[...path, 'count']} label={t('editor.count')} placeholder="1" />
        <ChoiceField
          path={[...path, 'trip']}
          label={t('drive.trip')}
          fallback="return"
          choices={TRIPS.map((trip) => ({ value: trip, label: t(`drive.trip.${trip}`) }))}
        />
      </div>
      <RouteFields path={[...path, 'route']} />
      <details className={styles['more']}>
        <summary>{t('editor.departure')}</summary>
        <div className={styles['row']}>
          <NumberField
            path={[...path, 'departure', 'after']}
            label={t('editor.after')}
            placeholder="0"
            scale={MINUTE}
          />
          <NumberField
            path={[...path, 'departure', 'every']}
            label={t('editor.every')}
            placeholder="0"
            scale={MINUTE}
          />
          <NumberField
            path={[...path, 'departure', 'spread']}
            label={t('editor.spread')}
            placeholder="0"
            scale={MINUTE}
          />
        </div>
      </details>
      <DrivingFields path={[...path, 'driving']} />
      <details className={styles['more']}>
        <summary>{t('editor.reporting')}</summary>
        <div className={styles['row']}>
          <NumberField path={[...path, 'reporting', 'interval']} label={t('editor.interval')} placeholder="5" />
          <NumberField path={[...path, 'reporting', 'jitter']} label={t('editor.jitter')} placeholder="0" />
        </div>
      </details>
    </fieldset>
  );
}
