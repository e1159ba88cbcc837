import { Loader } from '@mantine/core';
import { fetchScenario } from '@fleetmap/client';
import { isRejection, type ScenarioDetail } from '@fleetmap/events';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'wouter';
import { PageFrame } from '../page-frame.js';
import { createSimulationTools } from '../../simulate/runs/simulation-tools.js';
import { SimulationContext } from '../../simulate/runs/use-simulations.js';
import { ScenarioEditor } from '../../simulate/editor/scenario-editor.js';
import { textOf } from '../../simulate/editor/text/judge-text.js';
import { newScenario } from '../../simulate/editor/text/new-scenario.js';
import { useAnswer } from '../../ui/use-answer.js';

/** A scenario that is made, changed or copied. */
export function ScenarioPage(): ReactElement {
  const { t } = useTranslation();
  const { scenarioId = 'new' } = useParams();
  const [search] = useSearchParams();
  const [tools] = useState(createSimulationTools);
  const isNew = scenarioId === 'new';
  return (
    <SimulationContext value={tools}>
      {isNew ? (
        <ScenarioEditor key="new" initial={textOf(newScenario(t('editor.newName')))} saved={undefined} />
      ) : (
        <SavedScenario key={scenarioId} scenarioId={scenarioId} isCopy={search.has('copy')} />
      )}
    </SimulationContext>
  );
}

interface SavedScenarioProps {
  readonly scenarioId: string;
  readonly isCopy: boolean;
}

function SavedScenario({ scenarioId, isCopy }: SavedScenarioProps): ReactElement {
  const { t } = useTranslation();
  const ask = useCallback((signal: AbortSignal) => fetchScenario(scenarioId, { signal }), [scenarioId]);
  const answer = useAnswer(ask);
  if (answer.state === 'waiting')
    return (
      <PageFrame>
        <Loader />
      </PageFrame>
    );
  if (answer.state === 'failed' || isRejection(answer.value))
    return <PageFrame title={t('editor.title')}>{t('simulate.trouble.not_found')}</PageFrame>;
  const detail: ScenarioDetail = answer.value;
  const isOwn = detail.origin === 'saved' && !isCopy;
  const name = t('editor.copyOf', { name: detail.name });
  return (
    <ScenarioEditor
      initial={textOf(isOwn ? detail.scenario : { ...detail.scenario, name })}
      saved={isOwn ? detail : undefined}
    />
  );
}
