import { Button, CloseButton, Modal } from '@mantine/core';
import { createSimulation } from '@fleetmap/client';
import type { SimulationRequest } from '@fleetmap/events';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsForbidden, useSimulationTools } from '../runs/use-simulations.js';
import { TroubleNote } from '../transport/trouble-note.js';
import styles from './drive.module.css';
import { RunOptionsFields, type RunWish } from './run-options-fields.js';

interface StartFormProps {
  readonly title: string;
  readonly firstRate: number;
  /** What is driven. */
  readonly request: Pick<Partial<SimulationRequest>, 'scenario' | 'scenarioId'>;
  readonly onStarted: (simulationId: string) => void;
  readonly onClose: () => void;
  /** Fields of what is driven. */
  readonly children?: ReactNode;
}

/** Asks how something is to be run, and starts it. */
export function StartForm({ title, firstRate, request, onStarted, onClose, children }: StartFormProps): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const isForbidden = useIsForbidden();
  const [wish, setWish] = useState<RunWish>({ rate: firstRate, onRestart: 'stop', keepHistory: false });
  const [isStarting, setStarting] = useState(false);

  async function start(): Promise<void> {
    setStarting(true);
    const run = await tools.ask(createSimulation({ ...request, ...wish, start: true }));
    setStarting(false);
    if (run) onStarted(run.simulationId);
  }

  return (
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body>
          <form
            className={styles['form']}
            onSubmit={(event) => {
              event.preventDefault();
              void start();
            }}
          >
            <div className={styles['head']}>
              <h2>{title}</h2>
              <CloseButton size={36} iconSize={18} aria-label={t('shortcut.close')} onClick={onClose} />
            </div>
            {children}
            <RunOptionsFields wish={wish} onChange={(change) => setWish({ ...wish, ...change })} />
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
