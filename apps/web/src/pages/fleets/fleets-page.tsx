import { fetchFleets } from '@fleetmap/client';
import type { FleetInfo } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { IconPencil, IconTrash, IconTruck } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, RecordTable } from '../../ui/records/record-table.js';
import { RowButton } from '../../ui/records/row-button.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';
import { FleetDialog } from './fleet-dialog.js';
import { FleetTrucksDialog } from './fleet-trucks-dialog.js';
import { RemoveFleetDialog } from './remove-fleet-dialog.js';

type Opened =
  | { readonly kind: 'new'; readonly fleet?: undefined }
  | { readonly kind: 'rename' | 'trucks' | 'remove'; readonly fleet: FleetInfo };

/** Fleets: sets of trucks. A user sees the trucks of the fleets it is in. */
export function FleetsPage(): ReactElement {
  const { t } = useTranslation();
  const { value, trouble, refresh } = useKept(fetchFleets);
  const [opened, setOpened] = useState<Opened>();
  const columns = useColumns();

  function close(): void {
    setOpened(undefined);
    refresh();
  }

  function buttonsOf(fleet: FleetInfo): ReactElement {
    const { name } = fleet;
    return (
      <>
        <RowButton
          icon={IconTruck}
          label={t('fleet.trucksOf', { name })}
          onClick={() => setOpened({ kind: 'trucks', fleet })}
        />
        <RowButton
          icon={IconPencil}
          label={t('fleet.rename', { name })}
          onClick={() => setOpened({ kind: 'rename', fleet })}
        />
        <RowButton
          icon={IconTrash}
          label={t('fleet.delete', { name })}
          isDangerous
          onClick={() => setOpened({ kind: 'remove', fleet })}
        />
      </>
    );
  }

  return (
    <PageFrame
      title={t('nav.fleets')}
      actions={<Button onClick={() => setOpened({ kind: 'new' })}>{t('fleet.new')}</Button>}
    >
      <TroubleText trouble={trouble} />
      <RecordTable
        label={t('nav.fleets')}
        columns={columns}
        rows={value?.fleets}
        keyOf={({ fleetId }) => fleetId}
        empty={t('fleet.none')}
        renderActions={buttonsOf}
      />
      {(opened?.kind === 'new' || opened?.kind === 'rename') && <FleetDialog fleet={opened.fleet} onClose={close} />}
      {opened?.kind === 'trucks' && <FleetTrucksDialog fleet={opened.fleet} onClose={close} />}
      {opened?.kind === 'remove' && <RemoveFleetDialog fleet={opened.fleet} onClose={close} />}
    </PageFrame>
  );
}

function useColumns(): readonly [Column<FleetInfo>, ...Column<FleetInfo>[]] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { title: t('login.name'), show: ({ name }) => name },
    { title: t('list.title'), show: ({ truckCount }) => format.number(truckCount) },
  ];
}
