import { Button, NativeSelect, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconBracketsContain,
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconChevronDown,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../desk-context.js';
import { stepFix, togglePlaying } from '../replay/timeline-actions.js';
import { HOURS } from '../stores/replay-store.js';
import { useIsPhone } from '../ui/use-is-phone.js';
import { ControlButton } from './control-button.js';
import { paceText, RATES } from './rates.js';
import styles from './timeline.module.css';
import { useIsPast, useReplay } from './use-replay.js';

/** What one can do with time. */
export function Controls(): ReactElement {
  const { t } = useTranslation();
  const tools = useDeskTools();
  const { player } = tools;
  const isPast = useIsPast();
  const isPlaying = useReplay(({ playback }) => playback?.isPaused !== true);
  const rate = useReplay(({ playback }) => playback?.rate ?? 1);
  return (
    <div className={styles['controls']}>
      <ControlButton label={t('time.previous')} icon={IconPlayerSkipBack} onClick={() => stepFix(tools, -1)} />
      <ControlButton
        label={isPlaying ? t('time.pause') : t('time.play')}
        icon={isPlaying ? IconPlayerPause : IconPlayerPlay}
        onClick={() => togglePlaying(tools)}
      />
      <ControlButton
        label={t('time.next')}
        icon={IconPlayerSkipForward}
        isDisabled={!isPast}
        onClick={() => stepFix(tools, 1)}
      />
      <ControlButton
        label={t('time.reverse')}
        icon={IconArrowBackUp}
        isPressed={rate < 0}
        onClick={() => player.setRate(-rate)}
      />
      <Tooltip label={t('time.rate')}>
        <NativeSelect
          className={styles['rate'] ?? ''}
          aria-label={t('time.rate')}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          data={RATES.map((each) => ({ value: String(each), label: paceText(each) }))}
          value={String(Math.abs(rate))}
          onChange={(event) => player.setRate(Number(event.currentTarget.value) * Math.sign(rate))}
          disabled={!isPast}
        />
      </Tooltip>
      <LoopButtons />
      <HoursSelect />
      <Button
        className={styles['live'] ?? ''}
        variant={isPast ? 'filled' : 'default'}
        color="red"
        aria-pressed={!isPast}
        onClick={() => player.goLive()}
      >
        {t('time.live')}
      </Button>
    </div>
  );
}

function LoopButtons(): ReactElement {
  const { t } = useTranslation();
  const { player, replay } = useDeskTools();
  const isPast = useIsPast();
  const loop = useReplay(({ playback }) => playback?.loop);
  const loopFrom = useReplay((state) => state.loopFrom);
  const isPhone = useIsPhone();
  if (loop)
    return (
      <ControlButton
        label={t('time.loopEnd')}
        icon={IconBracketsContain}
        isPressed
        onClick={() => player.setLoop(undefined)}
      />
    );
  const hasBegin = loopFrom !== undefined;
  // On a phone one after the other: side by side they would push LIVE into a row of its own.
  return (
    <>
      {!(isPhone && hasBegin) && (
        <ControlButton
          label={t('time.loopFrom')}
          icon={IconBracketsContainStart}
          isPressed={hasBegin}
          isDisabled={!isPast}
          onClick={() => replay.setState({ loopFrom: player.at() })}
        />
      )}
      {(!isPhone || hasBegin) && (
        <ControlButton
          label={t('time.loopUntil')}
          icon={IconBracketsContainEnd}
          isDisabled={!hasBegin}
          onClick={() => {
            const ends = [loopFrom!, player.at()];
            player.setLoop({ from: Math.min(...ends), until: Math.max(...ends) });
          }}
        />
      )}
    </>
  );
}

function HoursSelect(): ReactElement {
  const { t, i18n } = useTranslation();
  const { replay } = useDeskTools();
  const hours = useReplay((state) => state.hours);
  const named = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'hour', unitDisplay: 'narrow' });
  return (
    <Tooltip label={t('time.hours')}>
      <NativeSelect
        className={styles['hours'] ?? ''}
        aria-label={t('time.hours')}
        rightSection={<IconChevronDown size={14} aria-hidden />}
        data={HOURS.map((each) => ({ value: String(each), label: named.format(each) }))}
        value={String(hours)}
        onChange={(event) => replay.setState({ hours: Number(event.currentTarget.value) })}
      />
    </Tooltip>
  );
}
