import { ActionIcon, Autocomplete, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../routes.module.css';
import { suggestTowns, type TownsByLabel } from './suggest-towns.js';

/** A field and what stands in it; the id stays when fields before it go. */
export interface StopField {
  readonly id: number;
  readonly text: string;
}

interface StopFieldsProps {
  readonly stops: readonly StopField[];
  readonly towns: TownsByLabel;
  readonly onChange: (stops: readonly StopField[]) => void;
}

const MOST_STOPS = 22;

/** From, via and to. */
export function StopFields({ stops, towns, onChange }: StopFieldsProps): ReactElement {
  const { t } = useTranslation();
  const last = stops.length - 1;

  function labelOf(index: number): string {
    if (index === 0) return t('routes.from');
    return index === last ? t('routes.to') : t('routes.via', { number: index });
  }

  function addVia(): void {
    const id = Math.max(...stops.map((stop) => stop.id)) + 1;
    onChange(stops.toSpliced(last, 0, { id, text: '' }));
  }

  return (
    <>
      {stops.map(({ id, text }, index) => (
        <div key={id} className={styles['stop']}>
          <Autocomplete
            label={labelOf(index)}
            placeholder={t('routes.stopHint')}
            value={text}
            data={suggestTowns(towns, text)}
            filter={({ options }) => options}
            onChange={(next) => onChange(stops.with(index, { id, text: next }))}
          />
          {index > 0 && index < last && (
            <ActionIcon
              variant="default"
              size={36}
              aria-label={t('routes.removeVia', { number: index })}
              onClick={() => onChange(stops.toSpliced(index, 1))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {stops.length < MOST_STOPS && (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={addVia}>
          {t('routes.addVia')}
        </Button>
      )}
    </>
  );
}
