import { Tabs } from '@mantine/core';
import type { ScenarioDetail } from '@fleetmap/events';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../pages/page-frame.js';
import { TroubleNote } from '../transport/trouble-note.js';
import { DraftContext } from './draft-context.js';
import { EditorButtons } from './editor-buttons.js';
import { ScenarioForm } from './form/scenario-form.js';
import { TownList } from './form/town-list.js';
import { Preview } from './preview/preview.js';
import styles from './scenario-editor.module.css';
import { TextView } from './text/text-view.js';
import { useDraftText } from './use-draft-text.js';
import { useSaving } from './use-saving.js';

interface ScenarioEditorProps {
  readonly initial: string;
  /** The kept scenario that is changed; undefined: it becomes a new one. */
  readonly saved: ScenarioDetail | undefined;
}

/** A scenario as a form, as its file, and on the map: three views of one text. */
export function ScenarioEditor({ initial, saved }: ScenarioEditorProps): ReactElement {
  const { t } = useTranslation();
  const draft = useDraftText(initial);
  const saving = useSaving(saved, initial);
  const isChanged = draft.text !== saving.savedText;
  useWarning(isChanged);
  return (
    <DraftContext value={draft}>
      <PageFrame title={t('editor.title')} actions={<EditorButtons saving={saving} isChanged={isChanged} />}>
        <TroubleNote />
        <TownList />
        <div className={styles['editor']}>
          <ScenarioForm />
          <Tabs className={styles['views'] ?? ''} defaultValue="preview" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="preview">{t('editor.preview')}</Tabs.Tab>
              <Tabs.Tab value="text">
                {t('editor.text')}
                {draft.issues.length > 0 && <span className={styles['count']}>{draft.issues.length}</span>}
              </Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel className={styles['panel'] ?? ''} value="preview">
              <Preview />
            </Tabs.Panel>
            <Tabs.Panel className={styles['panel'] ?? ''} value="text">
              <TextView />
            </Tabs.Panel>
          </Tabs>
        </div>
      </PageFrame>
    </DraftContext>
  );
}

/** The browser asks before the window is closed over what is not saved. */
function useWarning(isChanged: boolean): void {
  useEffect(
    function warnBeforeLeaving() {
      if (!isChanged) return undefined;
      const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
      window.addEventListener('beforeunload', warn);
      return () => window.removeEventListener('beforeunload', warn);
    },
    [isChanged],
  );
}
