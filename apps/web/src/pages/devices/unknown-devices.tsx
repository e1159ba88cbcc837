import { registerDevice } from '@fleetmap/client';
import type { UnknownDevice } from '@fleetmap/events';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, RecordTable } from '../../ui/records/record-table.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { Section } from '../section.js';

interface UnknownDevicesProps {
  readonly unknown: readonly UnknownDevice[];
  readonly onAdopted: () => void;
}

/** What reported without being registered. Adopted, it is believed by the name it gives: it needs no new set-up. */
export function UnknownDevices({ unknown, onAdopted }: UnknownDevicesProps): ReactElement {
  const { t } = useTranslation();
  const { run, trouble, isRunning } = useDeed();
  const columns = useColumns();

  async function adopt(identifier: string): Promise<void> {
    const made = await run(registerDevice({ truckId: identifier, identifier, trust: 'name' }));
    if (made) onAdopted();
  }

  return (
    <Section title={t('device.unknown')}>
      <p>{t('device.unknownAbout')}</p>
      <TroubleText trouble={trouble} advice={{ conflict: 'device.conflict' }} />
      <RecordTable
        label={t('device.unknown')}
        columns={columns}
        rows={unknown}
        keyOf={({ identifier }) => identifier}
        empty=""
        renderActions={({ identifier }) => (
          <Button
            variant="default"
            size="xs"
            disabled={isRunning}
            aria-label={t('device.adoptNamed', { name: identifier })}
            onClick={() => void adopt(identifier)}
          >
            {t('device.adopt')}
          </Button>
        )}
      />
    </Section>
  );
}

function useColumns(): readonly [Column<UnknownDevice>, ...Column<UnknownDevice>[]] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { title: t('device.identifier'), show: ({ identifier }) => <code>{identifier}</code> },
    { title: t('device.firstTried'), show: ({ firstAt }) => format.dateTime(firstAt) },
    { title: t('device.lastTried'), show: ({ lastAt }) => format.dateTime(lastAt) },
    { title: t('device.tries'), show: ({ count }) => format.number(count) },
  ];
}
