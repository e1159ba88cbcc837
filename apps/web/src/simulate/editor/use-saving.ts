import { changeScenario, createScenario, createSimulation } from '@fleetmap/client';
import type { ScenarioDetail } from '@fleetmap/events';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSimulationTools } from '../runs/use-simulations.js';

export interface Saving {
  readonly saved: ScenarioDetail | undefined;
  /** What the server holds. */
  readonly savedText: string;
  readonly isBusy: boolean;
  /** Keeps the scenario of the text in the place of the one that is changed, or as a new one. */
  readonly save: (text: string, asNew: boolean) => Promise<void>;
  /** Starts it as it is, saved or not. */
  readonly run: (text: string) => Promise<void>;
}

export function useSaving(opened: ScenarioDetail | undefined, openedText: string): Saving {
  const tools = useSimulationTools();
  const [, navigate] = useLocation();
  const [saved, setSaved] = useState(opened);
  const [savedText, setSavedText] = useState(openedText);
  const [isBusy, setBusy] = useState(false);

  async function save(text: string, asNew: boolean): Promise<void> {
    setBusy(true);
    const scenario = JSON.parse(text) as unknown;
    const kept = await tools.ask(saved && !asNew ? changeScenario(saved, scenario) : createScenario(scenario));
    setBusy(false);
    if (!kept) return;
    setSaved(kept);
    setSavedText(text);
    // In place: opening it anew would forget where the author was.
    history.replaceState(history.state, '', `/simulate/scenarios/${encodeURIComponent(kept.scenarioId)}`);
  }

  async function run(text: string): Promise<void> {
    setBusy(true);
    const state = await tools.ask(createSimulation({ scenario: JSON.parse(text) as unknown, rate: 1, start: true }));
    setBusy(false);
    if (state) navigate(`/simulate?run=${state.simulationId}`);
  }

  return { saved, savedText, isBusy, save, run };
}
