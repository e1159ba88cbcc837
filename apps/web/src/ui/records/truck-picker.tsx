import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { matchTrucks } from './match-trucks.js';
import styles from './records.module.css';

const SHOWN_AT_MOST = 100; // more are found faster by their name than by scrolling

interface TruckPickerProps {
  /** The trucks that are known here. */
  readonly heard: readonly string[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** A search, the trucks that match with a tick each, and all of them at once. Chosen ones come first. */
export function TruckPicker({ heard, chosen, onChange }: TruckPickerProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const wanted = search.trim();
  const [first] = useState(chosen); // the order stays while one ticks
  const matches = matchTrucks({ heard, first, search: wanted });
  const isUnheard = wanted !== '' && !matches.includes(wanted) && !chosen.has(wanted);

  function choose(truckIds: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const truckId of truckIds) {
      if (isChosen) next.add(truckId);
      else next.delete(truckId);
    }
    onChange(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // it would send the form
    if (isUnheard) choose([wanted], true);
    else if (matches.length === 1) choose(matches, !chosen.has(matches[0]!));
  }

  return (
    <div className={styles['picker']}>
      <TextInput
        type="search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        maxLength={128}
        autoComplete="off"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles['pickerHead']}>
        <output>{t('picker.chosen', { count: chosen.size, number: format.number(chosen.size) })}</output>
        {matches.length > 1 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => choose(matches, !matches.every((truckId) => chosen.has(truckId)))}
          >
            {matches.every((truckId) => chosen.has(truckId)) ? t('picker.dropAll') : t('picker.takeAll')}
          </Button>
        )}
      </div>
      <ul className={styles['picked']} aria-label={t('list.title')}>
        {isUnheard && (
          <li>
            <Button variant="subtle" size="xs" onClick={() => choose([wanted], true)}>
              {t('picker.addUnheard', { truckId: wanted })}
            </Button>
          </li>
        )}
        {matches.slice(0, SHOWN_AT_MOST).map((truckId) => (
          <li key={truckId}>
            <Checkbox
              label={truckId}
              checked={chosen.has(truckId)}
              onChange={(event) => choose([truckId], event.currentTarget.checked)}
            />
          </li>
        ))}
        {matches.length > SHOWN_AT_MOST && (
          <li>{t('map.more', { number: format.number(matches.length - SHOWN_AT_MOST) })}</li>
        )}
      </ul>
    </div>
  );
}
