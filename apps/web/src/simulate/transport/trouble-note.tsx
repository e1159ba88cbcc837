import { CloseButton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trouble } from '../runs/simulations-store.js';
import { takeTrouble } from '../runs/simulations-store.js';
import { useSimulations, useSimulationTools } from '../runs/use-simulations.js';
import styles from './transport.module.css';

// What to do about it. The server's own sentence says the rest.
const ADVICE = [
  'no_answer',
  'no_route',
  'forbidden',
  'not_found',
  'rate_limited',
  'too_many_simulations',
  'conflict',
] as const;

/** Why the last thing was not done; until it is closed or something is done. */
export function TroubleNote(): ReactElement | null {
  const { t } = useTranslation();
  const { store } = useSimulationTools();
  const trouble = useSimulations((state) => state.trouble);
  if (!trouble) return null;
  const advice = ADVICE.find((code) => code === trouble.code);
  return (
    <div className={styles['trouble']} role="alert">
      <span>{advice ? t(`simulate.trouble.${advice}`) : sentenceOf(trouble)}</span>
      <CloseButton size={28} aria-label={t('shortcut.close')} onClick={() => takeTrouble(store, undefined)} />
    </div>
  );
}

function sentenceOf(trouble: Trouble): string {
  return 'message' in trouble ? trouble.message : '';
}
