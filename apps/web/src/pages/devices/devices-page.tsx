import { fetchDevices } from '@fleetmap/client';
import type { Device, MadeDevice } from '@fleetmap/events';
import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordTable } from '../../ui/records/record-table.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';
import { DeviceButtons, type DeviceQuestion } from './device-buttons.js';
import { DeviceQuestionDialog } from './device-question-dialog.js';
import { NewDeviceDialog } from './new-device-dialog.js';
import { SetUpDialog } from './set-up-dialog.js';
import { UnknownDevices } from './unknown-devices.js';
import { useDeviceColumns } from './use-device-columns.js';

const LOOK_AGAIN_AFTER_MS = 5000; // somebody stands beside the truck and waits for the first report

type Opened = 'new' | { readonly made: MadeDevice } | { readonly device: Device; readonly question: DeviceQuestion };

/** What may report, and what tried to. */
export function DevicesPage(): ReactElement {
  const { t } = useTranslation();
  const { value, trouble, refresh } = useKept(fetchDevices, LOOK_AGAIN_AFTER_MS);
  const [opened, setOpened] = useState<Opened>();
  const columns = useDeviceColumns();

  function close(): void {
    setOpened(undefined);
    refresh();
  }

  return (
    <PageFrame
      title={t('nav.devices')}
      actions={<Button onClick={() => setOpened('new')}>{t('device.register')}</Button>}
    >
      <TroubleText trouble={trouble} />
      <RecordTable
        label={t('nav.devices')}
        columns={columns}
        rows={value?.devices}
        keyOf={({ deviceId }) => deviceId}
        empty={t('device.none')}
        renderActions={(device) => (
          <DeviceButtons device={device} onAsk={(question) => setOpened({ device, question })} />
        )}
      />
      {value && value.unknown.length > 0 && <UnknownDevices unknown={value.unknown} onAdopted={refresh} />}
      {opened === 'new' && <NewDeviceDialog onMade={(made) => setOpened({ made })} onClose={close} />}
      {typeof opened === 'object' && 'made' in opened && <SetUpDialog made={opened.made} onClose={close} />}
      {typeof opened === 'object' && 'question' in opened && (
        <DeviceQuestionDialog {...opened} onMade={(made) => setOpened({ made })} onClose={close} />
      )}
    </PageFrame>
  );
}
