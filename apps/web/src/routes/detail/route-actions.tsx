import { Button } from '@mantine/core';
import { copyRoute, removeRoute, routeFileAddressOf } from '@fleetmap/client';
import type { RouteFormat, RouteSummary } from '@fleetmap/events';
import { IconCopy, IconDownload, IconLine, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { useMay } from '../../session/use-session.js';
import styles from '../routes.module.css';
import { TroubleText } from '../trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';

const FORMATS: Readonly<Record<RouteFormat, string>> = { gpx: 'GPX', geojson: 'GeoJSON', kml: 'KML' };

interface RouteActionsProps {
  readonly route: RouteSummary;
  readonly onEdit: () => void;
  readonly onChanged: (id: string | undefined) => void;
}

export function RouteActions({ route: { id, name }, onEdit, onChanged }: RouteActionsProps): ReactElement {
  const { t } = useTranslation();
  const mayPlan = useMay('plan');
  const maySimulate = useMay('simulate');
  const deed = useDeed();
  const [isAsking, setIsAsking] = useState(false);

  async function copy(): Promise<void> {
    const made = await deed.run(copyRoute(id));
    if (made) onChanged(made.id);
  }

  async function remove(): Promise<void> {
    setIsAsking(false);
    if (await deed.run(removeRoute(id))) onChanged(undefined);
  }

  return (
    <>
      {maySimulate && (
        <Button
          component={Link}
          href={`/simulate?route=${encodeURIComponent(id)}`}
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
        >
          {t('routes.simulate')}
        </Button>
      )}
      {mayPlan && (
        <div className={styles['actions']}>
          <Button variant="default" leftSection={<IconLine size={16} aria-hidden />} onClick={onEdit}>
            {t('routes.edit')}
          </Button>
          <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={() => void copy()}>
            {t('routes.duplicate')}
          </Button>
          <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setIsAsking(true)}>
            {t('routes.delete')}
          </Button>
        </div>
      )}
      <fieldset className={styles['downloads']}>
        <legend>{t('routes.download')}</legend>
        {(Object.keys(FORMATS) as RouteFormat[]).map((format) => (
          <Button
            key={format}
            component="a"
            href={routeFileAddressOf(id, format)}
            download
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {FORMATS[format]}
          </Button>
        ))}
      </fieldset>
      <TroubleText trouble={deed.trouble} />
      <ConfirmDialog
        opened={isAsking}
        question={t('routes.deleteQuestion', { name })}
        action={t('routes.delete')}
        onConfirm={() => void remove()}
        onCancel={() => setIsAsking(false)}
      />
    </>
  );
}
