import type { RouteSummary } from '@fleetmap/events';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DriveFields } from './drive-fields.js';
import { type DriveWish, scenarioOfRoute } from './drive-scenario.js';
import { StartForm } from './start-form.js';

interface DriveDialogProps {
  /** At least one. */
  readonly routes: readonly RouteSummary[];
  readonly onStarted: (simulationId: string) => void;
  readonly onClose: () => void;
}

const FIRST_RATE = 60; // a minute a second: fast enough to see a truck move on a map of a country

/** Asks how a saved route is driven, and starts it. */
export function DriveDialog({ routes, onStarted, onClose }: DriveDialogProps): ReactElement {
  const { t } = useTranslation();
  const [route, setRoute] = useState(routes[0]!);
  const [wish, setWish] = useState<DriveWish>({ truckCount: 1, trip: 'once', isTrueTime: false });
  const request = { scenario: scenarioOfRoute(route, wish) };
  return (
    <StartForm title={t('drive.title')} firstRate={FIRST_RATE} {...{ request, onStarted, onClose }}>
      <DriveFields
        {...{ routes, route, wish }}
        onRoute={setRoute}
        onWish={(change) => setWish({ ...wish, ...change })}
      />
    </StartForm>
  );
}
