import { ActionIcon, Menu } from '@mantine/core';
import { fetchScenario, removeScenario } from '@fleetmap/client';
import type { ScenarioSummary } from '@fleetmap/events';
import { IconCopy, IconDotsVertical, IconDownload, IconPencil, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { downloadJson } from '../../ui/download-json.js';
import { StartForm } from '../drive/start-form.js';
import { useIsForbidden, useSimulationTools } from '../runs/use-simulations.js';

interface ScenarioMenuProps {
  readonly scenario: ScenarioSummary;
  readonly onStarted: (simulationId: string) => void;
  readonly onChanged: () => void;
}

/** What else can be done with a scenario. */
export function ScenarioMenu({ scenario, onStarted, onChanged }: ScenarioMenuProps): ReactElement {
  const { t } = useTranslation();
  const tools = useSimulationTools();
  const isForbidden = useIsForbidden();
  const [isStarting, setStarting] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { scenarioId, name, origin } = scenario;
  const editor = `/simulate/scenarios/${encodeURIComponent(scenarioId)}`;

  async function download(): Promise<void> {
    const detail = await tools.ask(fetchScenario(scenarioId));
    if (detail) downloadJson(detail.scenario, `${scenarioId}.json`);
  }

  async function remove(): Promise<void> {
    setRemoving(false);
    if (await tools.ask(removeScenario(scenarioId))) onChanged();
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('simulate.moreOf', { name })}>
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            disabled={isForbidden}
            onClick={() => setStarting(true)}
          >
            {t('simulate.startWith')}
          </Menu.Item>
          {origin === 'saved' && (
            <Menu.Item component={Link} href={editor} leftSection={<IconPencil size={16} aria-hidden />}>
              {t('simulate.edit')}
            </Menu.Item>
          )}
          <Menu.Item component={Link} href={`${editor}?copy=1`} leftSection={<IconCopy size={16} aria-hidden />}>
            {t('simulate.duplicate')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void download()}>
            {t('simulate.download')}
          </Menu.Item>
          {origin === 'saved' && (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              disabled={isForbidden}
              onClick={() => setRemoving(true)}
            >
              {t('simulate.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isStarting && (
        <StartForm
          title={t('simulate.startNamed', { name })}
          firstRate={1}
          request={{ scenarioId }}
          onClose={() => setStarting(false)}
          onStarted={(simulationId) => {
            setStarting(false);
            onStarted(simulationId);
          }}
        />
      )}
      <ConfirmDialog
        opened={isRemoving}
        question={t('simulate.deleteQuestion', { name })}
        action={t('simulate.delete')}
        onConfirm={() => void remove()}
        onCancel={() => setRemoving(false)}
      />
    </>
  );
}
