import { Button, Menu } from '@mantine/core';
import { IconDeviceFloppy, IconDotsVertical, IconDownload, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadJson } from '../../ui/download-json.js';
import { useIsForbidden } from '../runs/use-simulations.js';
import { useDraft } from './draft-context.js';
import styles from './scenario-editor.module.css';
import type { Saving } from './use-saving.js';

interface EditorButtonsProps {
  readonly saving: Saving;
  readonly isChanged: boolean;
}

/** Save, run, and files. */
export function EditorButtons({ saving, isChanged }: EditorButtonsProps): ReactElement {
  const { t } = useTranslation();
  const { text, draft, scenario, setText } = useDraft();
  const isForbidden = useIsForbidden();
  const input = useRef<HTMLInputElement>(null);
  const { saved, isBusy, save, run } = saving;
  const canAct = scenario !== undefined && !isBusy && !isForbidden;
  const isKept = saved !== undefined && !isChanged;
  return (
    <div className={styles['buttons']}>
      {isForbidden && <span className={styles['kept']}>{t('simulate.watching')}</span>}
      {isKept && <span className={styles['kept']}>{t('editor.saved')}</span>}
      <Button
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        disabled={!canAct || isKept}
        onClick={() => void save(text, false)}
      >
        {t('editor.save')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        disabled={!canAct}
        onClick={() => void run(text)}
      >
        {t('editor.run')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json"
        hidden
        aria-label={t('editor.upload')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = ''; // the same file may be chosen again
          void file?.text().then(setText);
        }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" aria-label={t('simulate.moreOf', { name: scenario?.name ?? '' })} px="xs">
            <IconDotsVertical size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {t('editor.upload')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={draft === undefined}
            onClick={() => downloadJson(draft, 'scenario.json')}
          >
            {t('simulate.download')}
          </Menu.Item>
          {saved && (
            <Menu.Item disabled={!canAct} onClick={() => void save(text, true)}>
              {t('editor.saveAsNew')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
