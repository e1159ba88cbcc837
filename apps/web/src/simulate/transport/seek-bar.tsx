import type { SimulationState } from '@fleetmap/events';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, seekStepOf } from '../runs/run-time.js';
import { useRunTime, useSimulationTools } from '../runs/use-simulations.js';
import styles from './transport.module.css';
import { useMaySteer } from './use-may-steer.js';

/** Where the run is in its scenario; let go of the thumb, or leave a key, and it is there. */
export function SeekBar({ run }: { readonly run: SimulationState }): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const time = useRunTime(run);
  const [draft, setDraft] = useState<number>();
  const maySteer = useMaySteer(run);
  const shown = draft ?? time;

  function seek(): void {
    if (draft === undefined) return;
    setDraft(undefined);
    void tools.control(run.simulationId, { action: 'seek', time: draft });
  }

  /** The bar itself believes to be at its end when it is less than half a step away, and would not move. */
  function goToEnd(event: KeyboardEvent): void {
    const end = ({ Home: 0, End: run.duration } as Record<string, number | undefined>)[event.key];
    if (end === undefined) return;
    event.preventDefault();
    setDraft(end);
  }

  return (
    <div className={styles['seek']}>
      <output className={styles['clock']}>{clockText(shown)}</output>
      <input
        type="range"
        aria-label={t('simulate.seek')}
        aria-valuetext={t('simulate.seekValue', { time: clockText(shown), duration: clockText(run.duration) })}
        min={0}
        max={run.duration}
        step={seekStepOf(run.duration)}
        value={shown}
        disabled={!maySteer}
        onChange={(event) => setDraft(Number(event.currentTarget.value))}
        onPointerUp={seek}
        onKeyDown={goToEnd}
        onKeyUp={seek}
        onBlur={seek}
      />
      <span className={styles['clock']}>{clockText(run.duration)}</span>
    </div>
  );
}
