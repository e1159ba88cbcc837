import { drivingSchema } from '@fleetmap/events';
import { Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft, useDraftValue } from '../draft-context.js';
import type { JsonPath } from '../text/json-place.js';
import { NumberField } from './fields/fields.js';
import styles from './form.module.css';
import { RangeField } from './fields/range-field.js';

const MINUTE = 60;
const HOUR = 3600;
const KILOMETRE = 1000;
const KMH = 1 / 3.6;

const USUAL = drivingSchema.parse({});
const USUAL_TRAFFIC = USUAL.traffic!; // without a word about it there is some

/** How the trucks of a group are driven, and when they stand. Placeholders say what holds while a field is empty. */
export function DrivingFields({ path }: { readonly path: JsonPath }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <details className={styles['more']}>
        <summary>{t('editor.driving')}</summary>
        <div className={styles['row']}>
          <NumberField
            path={[...path, 'speedFactor']}
            label={t('editor.speedFactor')}
            placeholder={String(USUAL.speedFactor)}
          />
          <NumberField
            path={[...path, 'acceleration']}
            label={t('editor.acceleration')}
            placeholder={String(USUAL.acceleration)}
          />
          <NumberField path={[...path, 'braking']} label={t('editor.braking')} placeholder={String(USUAL.braking)} />
          <NumberField
            path={[...path, 'cornering']}
            label={t('editor.cornering')}
            placeholder={String(USUAL.cornering)}
          />
          <NumberField path={[...path, 'speedLimits', 'motorway']} label={t('editor.motorway')} scale={KMH} />
          <NumberField path={[...path, 'speedLimits', 'road']} label={t('editor.road')} scale={KMH} />
        </div>
      </details>
      <details className={styles['more']}>
        <summary>{t('editor.stops')}</summary>
        <div className={styles['row']}>
          <NumberField
            path={[...path, 'rest', 'every']}
            label={t('editor.restEvery')}
            placeholder={String(USUAL.rest.every / HOUR)}
            scale={HOUR}
          />
          <RangeField
            path={[...path, 'rest', 'duration']}
            labels={[t('editor.restFrom'), t('editor.restTo')]}
            fallback={USUAL.rest.duration}
            scale={MINUTE}
          />
        </div>
        <div className={styles['row']}>
          <RangeField
            path={[...path, 'loading']}
            labels={[t('editor.loadingFrom'), t('editor.loadingTo')]}
            fallback={USUAL.loading}
            scale={MINUTE}
          />
        </div>
        <TrafficFields path={[...path, 'traffic']} />
      </details>
    </>
  );
}

/** Halts in towns; null in the document: none. */
function TrafficFields({ path }: { readonly path: JsonPath }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const { value } = useDraftValue(path);
  return (
    <>
      <Switch
        label={t('editor.traffic')}
        checked={value !== null}
        onChange={(event) => change(path, event.currentTarget.checked ? undefined : null)}
      />
      {value !== null && (
        <div className={styles['row']}>
          <NumberField
            path={[...path, 'every']}
            label={t('editor.trafficEvery')}
            placeholder={String(USUAL_TRAFFIC.every / KILOMETRE)}
            scale={KILOMETRE}
          />
          <RangeField
            path={[...path, 'duration']}
            labels={[t('editor.trafficFrom'), t('editor.trafficTo')]}
            fallback={USUAL_TRAFFIC.duration}
            scale={1}
          />
        </div>
      )}
    </>
  );
}
