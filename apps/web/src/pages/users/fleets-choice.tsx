import type { FleetChoice, FleetInfo } from '@fleetmap/events';
import { Checkbox } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './users.module.css';

interface FleetsChoiceProps {
  readonly fleets: readonly FleetInfo[];
  readonly value: FleetChoice;
  readonly onChange: (choice: FleetChoice) => void;
}

/** Whose trucks a user sees: of some fleets, or all there are. */
export function FleetsChoice({ fleets, value, onChange }: FleetsChoiceProps): ReactElement {
  const { t } = useTranslation();
  const chosen = value === 'all' ? [] : value;

  function choose(fleetId: string, isChosen: boolean): void {
    const others = chosen.filter((id) => id !== fleetId);
    onChange(isChosen ? [...others, fleetId] : others);
  }

  return (
    <fieldset className={styles['fleets']}>
      <legend>{t('user.sees')}</legend>
      <Checkbox
        label={t('user.allTrucks')}
        checked={value === 'all'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'all' : [])}
      />
      {fleets.map(({ fleetId, name }) => (
        <Checkbox
          key={fleetId}
          label={name}
          disabled={value === 'all'}
          checked={chosen.includes(fleetId)}
          onChange={(event) => choose(fleetId, event.currentTarget.checked)}
        />
      ))}
      {fleets.length === 0 && <p>{t('user.noFleets')}</p>}
    </fieldset>
  );
}
