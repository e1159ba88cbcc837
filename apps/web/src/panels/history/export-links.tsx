import { trackAddressOf } from '@fleetmap/client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/use-session.js';
import styles from './history.module.css';
import { type LocalDay, rangeOfDay } from './local-day.js';

const FORMATS = { gpx: 'GPX', geojson: 'GeoJSON', csv: 'CSV' } as const;

/** The day's track as a file. */
export function ExportLinks({
  truckId,
  day,
}: {
  readonly truckId: string;
  readonly day: LocalDay;
}): ReactElement | null {
  const mayExport = useMay('export');
  const { t } = useTranslation();
  const range = { truckId, ...rangeOfDay(day) };
  if (!mayExport) return null;
  return (
    <fieldset className={styles['export']}>
      <legend>{t('history.export')}</legend>
      {(Object.keys(FORMATS) as (keyof typeof FORMATS)[]).map((format) => (
        <Button
          key={format}
          component="a"
          href={trackAddressOf(range, format)}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
        >
          {FORMATS[format]}
        </Button>
      ))}
    </fieldset>
  );
}
