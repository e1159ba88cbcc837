import { Button } from '@mantine/core';
import { importRoutes } from '@fleetmap/client';
import type { RouteSummary } from '@fleetmap/events';
import { IconFileImport } from '@tabler/icons-react';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takeTrouble } from '../runs/simulations-store.js';
import { useIsForbidden, useSimulationTools } from '../runs/use-simulations.js';
import { DriveDialog } from './drive-dialog.js';

const FORMATS = '.gpx,.kml,.kmz,.geojson,.json,.csv,.txt';

/** A file of a route or a track: kept as a route, then driven. */
export function DriveFile({ onStarted }: { readonly onStarted: (simulationId: string) => void }): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const isForbidden = useIsForbidden();
  const input = useRef<HTMLInputElement>(null);
  const [isReading, setReading] = useState(false);
  const [routes, setRoutes] = useState<readonly RouteSummary[]>([]);

  async function read(file: File): Promise<void> {
    setReading(true);
    const told = await tools.ask(importRoutes({ file, name: file.name }));
    setReading(false);
    if (told?.routes.length === 0) takeTrouble(tools.store, { code: 'no_route' });
    setRoutes(told?.routes ?? []);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept={FORMATS}
        hidden
        aria-label={t('drive.file')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ''; // the same file may be chosen again
          if (file) void read(file);
        }}
      />
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        loading={isReading}
        disabled={isForbidden}
        title={t(isForbidden ? 'simulate.trouble.forbidden' : 'drive.fileHint')}
        onClick={() => input.current?.click()}
      >
        {t('drive.file')}
      </Button>
      {routes.length > 0 && (
        <DriveDialog
          routes={routes}
          onClose={() => setRoutes([])}
          onStarted={(simulationId) => {
            setRoutes([]);
            onStarted(simulationId);
          }}
        />
      )}
    </>
  );
}
