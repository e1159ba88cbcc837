import { CloseButton, NativeSelect } from '@mantine/core';
import type { FaultKind } from '@fleetmap/events';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, useDraftValue } from '../draft-context.js';
import { canRepeat, FAULT_KINDS, faultOfKind, ownFieldsOf } from './fault-kinds.js';
import { NumberField, TextField, WordsField } from './fields/fields.js';
import styles from './form.module.css';

/** A fault and its windows; times in seconds since the beginning. */
export function FaultCard({ index }: { readonly index: number }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const path = ['faults', index];
  const { value, error } = useDraftValue(path);
  const fault = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const kind = FAULT_KINDS.find((each) => each === fault['kind']) ?? 'noise';
  const name = typeof fault['id'] === 'string' ? fault['id'] : '';
  return (
    <fieldset className={styles['part']} aria-label={t('editor.faultNamed', { name })}>
      <div className={styles['head']}>
        <strong>{name}</strong>
        <CloseButton size={32} aria-label={t('editor.removeNamed', { name })} onClick={() => change(path, undefined)} />
      </div>
      <div className={styles['row']}>
        <TextField path={[...path, 'id']} label={t('editor.id')} />
        <NativeSelect
          label={t('editor.kind')}
          error={error}
          data={FAULT_KINDS.map((each) => ({ value: each, label: t(`fault.${each}`) }))}
          value={kind}
          onChange={(event) => change(path, faultOfKind(fault, event.currentTarget.value as FaultKind))}
        />
        <WordsField path={[...path, 'trucks']} label={t('editor.whom')} placeholder={t('simulate.allTrucks')} />
        <NumberField path={[...path, 'share']} label={t('editor.share')} placeholder="100" scale={0.01} />
      </div>
      <div className={styles['row']}>
        <NumberField path={[...path, 'at']} label={t('editor.at')} />
        <NumberField path={[...path, 'duration']} label={t('editor.lasts')} />
        {canRepeat(kind) && (
          <NumberField path={[...path, 'every']} label={t('editor.again')} placeholder={t('editor.never')} />
        )}
        <NumberField path={[...path, 'spread']} label={t('editor.spreadSeconds')} placeholder="0" />
        {ownFieldsOf(kind).map((field) => (
          <NumberField key={field.name} path={[...path, field.name]} label={t(`editor.fault.${field.name}`)} />
        ))}
      </div>
    </fieldset>
  );
}
