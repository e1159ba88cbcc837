import type { Device } from '@fleetmap/events';
import { Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { Column } from '../../ui/records/record-table.js';
import { sentenceOfDeviceError } from './sentence-of-device-error.js';

export function useDeviceColumns(): readonly [Column<Device>, ...Column<Device>[]] {
  const { t } = useTranslation();
  const format = useFormat();

  function showError({ lastError }: Device): ReactNode {
    if (!lastError) return t('device.noError');
    return (
      <Text span c="var(--desk-bad)" size="sm">
        {format.dateTime(lastError.at)}: {sentenceOfDeviceError(lastError, t)}
      </Text>
    );
  }

  return [
    {
      title: t('device.truck'),
      show: ({ truckId, identifier, name, isDisabled }) => (
        <>
          {truckId} {name !== truckId && name !== identifier && <Text span c="dimmed">{`${name} `}</Text>}
          {isDisabled && (
            <Badge color="gray" variant="light">
              {t('user.disabled')}
            </Badge>
          )}
        </>
      ),
    },
    { title: t('device.identifier'), show: ({ identifier }) => <code>{identifier}</code> },
    { title: t('device.trust'), show: ({ trust }) => t(`device.by.${trust}`) },
    {
      title: t('device.lastHeard'),
      show: ({ lastHeardAt }) => (lastHeardAt === null ? t('device.notHeard') : format.dateTime(lastHeardAt)),
    },
    { title: t('device.lastError'), show: showError },
  ];
}
