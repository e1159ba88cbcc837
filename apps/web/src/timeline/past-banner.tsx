import { IconHistory } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../desk-context.js';
import { useFormat } from '../i18n/use-format.js';
import { useFleetTick } from '../ui/use-fleet-tick.js';
import { paceText } from './rates.js';
import styles from './timeline.module.css';
import { useIsPast, useMoment, useReplay } from './use-replay.js';

/** Says across the map that it shows the past, and from when. Nothing while the desk is live. */
export function PastBanner(): ReactElement | null {
  return useIsPast() ? <Banner /> : null;
}

function Banner(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { player } = useDeskTools();
  const at = useMoment(200);
  const playback = useReplay((replay) => replay.playback);
  const notice = useNotice();
  const pace = playback?.isPaused ? t('past.paused') : paceText(playback?.rate ?? 1);
  return (
    <div className={styles['banner']}>
      <IconHistory size={18} aria-hidden />
      <span className={styles['moment']}>{t('past.banner', { moment: format.moment(at), pace })}</span>
      {notice !== undefined && <span className={styles['notice']}>{notice}</span>}
      <button type="button" className={styles['back']} onClick={() => player.goLive()}>
        {t('past.back')}
      </button>
    </div>
  );
}

function useNotice(): string | undefined {
  const { t } = useTranslation();
  const { fleet } = useDeskTools();
  const isFailing = useReplay((replay) => replay.isFailing);
  const isWaiting = useReplay((replay) => replay.isWaiting);
  useFleetTick();
  if (isFailing) return t('past.failing');
  if (isWaiting) return t('past.loading');
  return fleet.truckIds.some((truckId) => fleet.indexOf(truckId) !== undefined) ? undefined : t('past.empty');
}
