import { NativeSelect, Textarea } from '@mantine/core';
import { fetchRoutes } from '@fleetmap/client';
import { type HighwayClass, isRejection } from '@fleetmap/events';
import { type ReactElement, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../ui/use-answer.js';
import { useDraft, useDraftValue } from '../draft-context.js';
import type { JsonPath } from '../text/json-place.js';
import { ChoiceField, NumberField, SwitchField, TextField, WordsField } from './fields/fields.js';
import styles from './form.module.css';
import { pointsIn, pointsText, type RouteKind, routeKindOf, routeOfKind, ROUTE_KINDS } from './route-kind.js';
import { TOWN_LIST_ID } from './town-list.js';

const CLASSES = ['road', 'motorway'] as const satisfies readonly HighwayClass[];
/** Points do not tell which speed limit holds. */
const HAS_NO_ROADS: ReadonlySet<RouteKind> = new Set(['saved', 'points', 'polyline']);

/** What a group drives along: towns, a saved route, or points. */
export function RouteFields({ path }: { readonly path: JsonPath }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  const kind = routeKindOf(value);
  return (
    <>
      <NativeSelect
        label={t('editor.route')}
        error={error}
        value={kind}
        data={ROUTE_KINDS.map((each) => ({ value: each, label: t(`editor.route.${each}`) }))}
        onChange={(event) => change(path, routeOfKind(event.currentTarget.value as RouteKind))}
      />
      {kind === 'towns' && (
        <div className={styles['row']}>
          <TextField path={[...path, 'from']} label={t('editor.from')} list={TOWN_LIST_ID} />
          <WordsField path={[...path, 'via']} label={t('editor.via')} placeholder={t('editor.words')} />
          <TextField path={[...path, 'to']} label={t('editor.to')} list={TOWN_LIST_ID} />
        </div>
      )}
      {kind === 'saved' && (
        <>
          <SavedRouteField path={[...path, 'routeId']} />
          <SwitchField path={[...path, 'trueTime']} label={t('drive.trueTime')} />
        </>
      )}
      {kind === 'points' && <PointsField path={[...path, 'points']} />}
      {kind === 'polyline' && (
        <div className={styles['row']}>
          <TextField path={[...path, 'polyline']} label={t('editor.route.polyline')} />
          <NumberField path={[...path, 'precision']} label={t('editor.precision')} placeholder="5" />
        </div>
      )}
      {HAS_NO_ROADS.has(kind) && (
        <ChoiceField
          path={[...path, 'highwayClass']}
          label={t('editor.highwayClass')}
          fallback="road"
          choices={CLASSES.map((each) => ({ value: each, label: t(`editor.class.${each}`) }))}
        />
      )}
      {kind === 'recorded' && <p className={styles['none']}>{t('editor.recordedHint')}</p>}
    </>
  );
}

function SavedRouteField({ path }: { readonly path: JsonPath }): ReactElement {
  const { t } = useTranslation();
  const ask = useCallback((signal: AbortSignal) => fetchRoutes({ limit: 200 }, { signal }), []);
  const answer = useAnswer(ask);
  const { value } = useDraftValue(path);
  const routes = answer.state === 'here' && !isRejection(answer.value) ? answer.value.routes : [];
  const chosen = typeof value === 'string' ? value : '';
  const isListed = routes.some(({ id }) => id === chosen);
  return (
    <ChoiceField
      path={path}
      label={t('editor.route.saved')}
      fallback=""
      choices={[
        ...(isListed ? [] : [{ value: chosen, label: chosen || t('editor.chooseRoute') }]),
        ...routes.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function PointsField({ path }: { readonly path: JsonPath }): ReactElement {
  const { t } = useTranslation();
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  return (
    <Textarea
      label={t('editor.points')}
      description={t('editor.pointsHint')}
      rows={5}
      error={error}
      defaultValue={pointsText(value)}
      onChange={(event) => change(path, pointsIn(event.currentTarget.value))}
    />
  );
}
