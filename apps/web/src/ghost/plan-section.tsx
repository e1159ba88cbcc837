import { removeTruckPlan } from '@fleetmap/client';
import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TruckView } from '../panels/read-truck.js';
import styles from '../panels/truck/truck-panel.module.css';
import { useMay } from '../session/use-session.js';
import { FormDialog } from '../ui/records/form-dialog.js';
import { PlanDialog } from './give/plan-dialog.js';
import { notePlanChange } from './plan-changes.js';
import { PlanFacts } from './plan-facts.js';
import { useGhost } from './use-truck-plan.js';

/** The plan of the truck, and for who may plan the ways to give it another or none. */
export function PlanSection({ truck }: { readonly truck: TruckView }): ReactElement | null {
  const { t } = useTranslation();
  const mayPlan = useMay('plan');
  const ghost = useGhost(truck.id);
  const [asked, setAsked] = useState<'give' | 'remove'>();
  if (ghost === 'waiting' || (!ghost && !mayPlan)) return null;

  function done(): void {
    setAsked(undefined);
    notePlanChange();
  }

  return (
    <section aria-label={t('plan.name')}>
      {ghost && <PlanFacts truck={truck} ghost={ghost} />}
      {mayPlan && (
        <div className={`${styles['actions']} ${styles['alike']}`}>
          <Button variant="default" onClick={() => setAsked('give')}>
            {t(ghost ? 'plan.change' : 'plan.give')}
          </Button>
          {ghost && (
            <Button variant="default" onClick={() => setAsked('remove')}>
              {t('plan.remove')}
            </Button>
          )}
        </div>
      )}
      {asked === 'give' && <PlanDialog truckId={truck.id} onGiven={done} onClose={() => setAsked(undefined)} />}
      {asked === 'remove' && (
        <FormDialog
          title={t('plan.remove')}
          action={t('plan.remove')}
          isDangerous
          send={() => removeTruckPlan(truck.id)}
          onDone={done}
          onClose={() => setAsked(undefined)}
        >
          {t('plan.removeQuestion', { name: truck.id })}
        </FormDialog>
      )}
    </section>
  );
}
