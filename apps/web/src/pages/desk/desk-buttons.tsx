import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard, IconMaximize } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { useIsPhone } from '../../ui/use-is-phone.js';

/** What only the map's page has in its bar. */
export function DeskButtons({ onHelp }: { readonly onHelp: () => void }): ReactElement {
  const { t } = useTranslation();
  const { camera } = useDeskTools();
  const isPhone = useIsPhone();
  return (
    <>
      <Tooltip label={t('bar.fitAll')}>
        <ActionIcon variant="default" size={40} aria-label={t('bar.fitAll')} onClick={() => camera.fitAll()}>
          <IconMaximize size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {!isPhone && (
        <Tooltip label={t('bar.help')}>
          <ActionIcon variant="default" size={40} aria-label={t('bar.help')} onClick={onHelp}>
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </>
  );
}
