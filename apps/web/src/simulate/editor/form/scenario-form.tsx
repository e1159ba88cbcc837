import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft-context.js';
import { listAt } from '../text/change-draft.js';
import { freshId, newGroup } from '../text/new-scenario.js';
import { AlertCard } from './alert-card.js';
import { FaultCard } from './fault-card.js';
import { NumberField, TextField } from './fields/fields.js';
import styles from './form.module.css';
import { GroupCard } from './group-card.js';

const HOUR = 3600;

/** The common things of a scenario; the rest is in its text. */
export function ScenarioForm(): ReactElement {
  const { t } = useTranslation();
  const { draft, change } = useDraft();
  if (draft === undefined) return <p className={styles['none']}>{t('editor.noForm')}</p>;
  const groups = listAt(draft, ['trucks']);
  const faults = listAt(draft, ['faults']);
  const alerts = listAt(draft, ['expectedAlerts']);
  return (
    <form className={styles['form']} onSubmit={(event) => event.preventDefault()} aria-label={t('editor.form')}>
      <fieldset className={styles['part']}>
        <legend>{t('editor.general')}</legend>
        <TextField path={['name']} label={t('editor.name')} />
        <TextField path={['description']} label={t('editor.description')} isOptional />
        <div className={styles['row']}>
          <TextField path={['seed']} label={t('editor.seed')} />
          <NumberField path={['duration']} label={t('editor.duration')} placeholder="24" scale={HOUR} />
        </div>
      </fieldset>
      <section aria-label={t('list.title')}>
        <h3 className={styles['heading']}>{t('list.title')}</h3>
        {groups.map((_group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a row of the document is its place in it
          <GroupCard key={index} index={index} canRemove={groups.length > 1} />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change(['trucks', groups.length], newGroup(freshId('TRUCK', groups)))}
        >
          {t('editor.addGroup')}
        </Button>
      </section>
      <section aria-label={t('simulate.faultsTitle')}>
        <h3 className={styles['heading']}>{t('simulate.faultsTitle')}</h3>
        {faults.map((_fault, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <FaultCard key={index} index={index} />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            change(['faults', faults.length], { id: freshId('fault', faults), kind: 'tunnel', at: 600, duration: 120 })
          }
        >
          {t('editor.addFault')}
        </Button>
      </section>
      <section aria-label={t('editor.alerts')}>
        <h3 className={styles['heading']}>{t('editor.alerts')}</h3>
        {alerts.map((_alert, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <AlertCard key={index} index={index} />
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => change(['expectedAlerts', alerts.length], { kind: '', truckId: '', from: 0, until: 3600 })}
        >
          {t('editor.addAlert')}
        </Button>
      </section>
    </form>
  );
}
