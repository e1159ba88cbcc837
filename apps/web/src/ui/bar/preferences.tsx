import { ActionIcon, NativeSelect, Popover, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconGauge, IconLanguage, IconSettings, IconSunMoon } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { type Language, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.js';
import { SPEED_UNITS } from '../../i18n/speed-unit.js';
import { chooseLanguage } from '../../i18n/start-i18n.js';
import type { SpeedUnit, Theme } from '../../stores/desk-store.js';
import { remember } from '../remembered.js';
import styles from './top-bar.module.css';
import { useDesk } from '../use-desk.js';

const THEMES: readonly Theme[] = ['auto', 'dark', 'light'];

/** Language, speed unit and theme; the browser remembers them. */
export function Preferences(): ReactElement {
  const { t, i18n } = useTranslation();
  const { desk } = useDeskTools();
  const speedUnit = useDesk((state) => state.speedUnit);
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  function chooseSpeedUnit(unit: SpeedUnit): void {
    remember('speed-unit', unit);
    desk.setState({ speedUnit: unit });
  }

  return (
    <>
      <NativeSelect
        className={styles['preference'] ?? ''}
        aria-label={t('bar.language')}
        leftSection={<IconLanguage size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
        value={i18n.language}
        onChange={(event) => void chooseLanguage(event.currentTarget.value as Language)}
      />
      <NativeSelect
        className={styles['preference'] ?? ''}
        aria-label={t('bar.unit')}
        leftSection={<IconGauge size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        data={[...SPEED_UNITS]}
        value={speedUnit}
        onChange={(event) => chooseSpeedUnit(event.currentTarget.value as SpeedUnit)}
      />
      <NativeSelect
        className={styles['preference'] ?? ''}
        aria-label={t('bar.theme')}
        leftSection={<IconSunMoon size={16} aria-hidden />}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        data={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
        value={colorScheme}
        onChange={(event) => setColorScheme(event.currentTarget.value as Theme)}
      />
    </>
  );
}

/** The same behind one button, for a phone. */
export function PreferencesButton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={40} aria-label={t('bar.preferences')}>
          <IconSettings size={20} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles['popover'] ?? ''} aria-label={t('bar.preferences')}>
        <Preferences />
      </Popover.Dropdown>
    </Popover>
  );
}
