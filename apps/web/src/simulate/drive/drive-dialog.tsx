import { Button, CloseButton, Modal } from '@mantine/core';
import { createSimulation } from '@fleetmap/client';
import type { RouteSummary } from '@fleetmap/events';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSimulations, useSimulationTools } from '../runs/use-simulations.js';
import { TroubleNote } from '../transport/trouble-note.js';
import { DriveFields } from './drive-fields.js';
import { type DriveWish, scenarioOfRoute } from './drive-scenario.js';
import styles from './drive.module.css';

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
  const tools = useSimulationTools();
  const isForbidden = useSimulations((state) => state.isForbidden);
  const [route, setRoute] = useState(routes[0]!);
  const [rate, setRate] = useState(FIRST_RATE);
  const [wish, setWish] = useState<DriveWish>({ truckCount: 1, trip: 'once', isTrueTime: false });
  const [keepHistory, setKeepHistory] = useState(false);
  const [isStarting, setStarting] = useState(false);

  async function start(): Promise<void> {
    setStarting(true);
    const scenario = scenarioOfRoute(route, wish);
    const run = await tools.ask(createSimulation({ scenario, rate, start: true, keepHistory }));
    setStarting(false);
    if (run) onStarted(run.simulationId);
  }

  return (
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t('drive.title')}>
        <Modal.Body>
          <form
            className={styles['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void start();
            }}
          >
            <div className={styles['head']}>
              <h2>{t('drive.title')}</h2>
              <CloseButton size={36} iconSize={18} aria-label={t('shortcut.close')} onClick={onClose} />
            </div>
            <DriveFields
              {...{ routes, route, wish, rate, keepHistory }}
              onRoute={setRoute}
              onWish={(change) => setWish({ ...wish, ...change })}
              onRate={setRate}
              onKeepHistory={setKeepHistory}
            />
            <TroubleNote />
            <div className={styles['actions']}>
              <Button variant="default" onClick={onClose}>
                {t('confirm.cancel')}
              </Button>
              <Button type="submit" loading={isStarting} disabled={isForbidden}>
                {t('simulate.start')}
              </Button>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
