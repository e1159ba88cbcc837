import { Button, Group, TextInput } from '@mantine/core';
import { leadsSomewhere, type RoutePlace, routeNameSchema } from '@fleetmap/events';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import styles from '../routes.module.css';
import { TroubleText } from '../trouble-text.js';
import type { Trouble } from '../../ui/records/trouble.js';
import type { LineStore } from './line-store.js';
import { PlacesField } from './places-field.js';

interface LineFormProps {
  readonly line: LineStore;
  readonly title: string;
  /** Of the route that is edited. */
  readonly name?: string;
  /** What becomes of what is known of that route. */
  readonly note?: string | undefined;
  readonly isSaving: boolean;
  readonly trouble: Trouble | undefined;
  readonly onSave: (given: { name: string; points: RoutePlace[] }) => void;
  readonly onCancel: () => void;
}

/** A route's name and points; what is done here shows on the map, and the other way round. */
export function LineForm(props: LineFormProps): ReactElement {
  const { line, title, note, isSaving, trouble, onSave, onCancel } = props;
  const { t } = useTranslation();
  const [name, setName] = useState(props.name ?? '');
  const { points, isDrawing } = useStore(line);
  const isReady = routeNameSchema.safeParse(name).success && points.length > 1 && leadsSomewhere(points);

  function save(event: FormEvent): void {
    event.preventDefault();
    if (isReady) onSave({ name, points: [...points] });
  }

  return (
    <form className={styles['form']} onSubmit={save} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles['hint']}>{t(isDrawing ? 'routes.drawHint' : 'routes.editHint')}</p>
      {note !== undefined && <p className={styles['note']}>{note}</p>}
      <TextInput
        label={t('routes.name')}
        value={name}
        maxLength={200}
        required
        withAsterisk={false}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group gap="xs">
        {isDrawing && (
          <Button
            variant="default"
            disabled={points.length < 2}
            onClick={() => line.setState({ isDrawing: false, changedBy: 'form' })}
          >
            {t('routes.drawDone')}
          </Button>
        )}
        <Button
          variant="default"
          disabled={points.length === 0}
          onClick={() => line.setState({ points: points.slice(0, -1), changedBy: 'form', isDrawing: false })}
        >
          {t('routes.removeLast')}
        </Button>
      </Group>
      <PlacesField line={line} />
      <TroubleText trouble={trouble} />
      <Group gap="xs">
        <Button type="submit" disabled={!isReady} loading={isSaving}>
          {t('routes.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('routes.cancel')}
        </Button>
      </Group>
    </form>
  );
}
