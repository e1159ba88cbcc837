import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { CopyButton } from '../../ui/copy-button.js';
import { useIsPast } from '../../timeline/use-replay.js';
import { useDesk } from '../../ui/use-desk.js';
import { useFleetTick } from '../../ui/use-fleet-tick.js';
import { useSession } from '../../session/use-session.js';
import styles from './no-trucks.module.css';

const WAIT_FOR_TRUCKS_MS = 1500; // the fleet arrives right after the feed is live: no flash of "no trucks" before it

/** Shown while the feed is live and nobody has reported: how to send the first position. */
export function NoTrucks(): ReactElement | null {
  const { t } = useTranslation();
  const { fleet } = useDeskTools();
  const user = useSession(({ session }) => session?.user);
  const hasFleets = user && (user.role === 'admin' || user.fleets === 'all' || user.fleets.length > 0);
  useFleetTick();
  const waited = useLiveFor(WAIT_FOR_TRUCKS_MS);
  const isPast = useIsPast();
  if (!waited || isPast || fleet.size > 0) return null;
  if (hasFleets === false) {
    return (
      <section className={styles['card']} aria-labelledby="no-trucks-title">
        <h2 id="no-trucks-title">{t('empty.title')}</h2>
        <p>{t('empty.noFleet')}</p>
      </section>
    );
  }
  const server = `${location.origin}/ingest/osmand`;
  const command = `curl "${server}?id=T1&lat=-23.5505&lon=-46.6333&speed=40"`;
  return (
    <section className={styles['card']} aria-labelledby="no-trucks-title">
      <h2 id="no-trucks-title">{t('empty.title')}</h2>
      <p>{t('empty.about')}</p>
      <h3>{t('empty.command')}</h3>
      <Command text={command} />
      <h3>{t('empty.phone')}</h3>
      <dl className={styles['phone']}>
        <dt>{t('empty.phoneServer')}</dt>
        <dd>
          <code>{server}</code>
        </dd>
        <dt>{t('empty.phoneDevice')}</dt>
        <dd>{t('empty.phoneDeviceValue')}</dd>
      </dl>
      {isOnThisMachineOnly() && <p>{t('empty.phoneNetwork')}</p>}
      <h3>{t('empty.demo')}</h3>
      <Command text="DEMO=200 npm start" />
    </section>
  );
}

/** A server that is opened by its loopback name is, as far as this page can tell, heard by no other machine. */
function isOnThisMachineOnly(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

function Command({ text }: { readonly text: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['command']}>
      <code>{text}</code>
      <CopyButton text={text} label={t('copy.copy')} />
    </div>
  );
}

/** Whether the feed has been live for so long. */
function useLiveFor(spanMs: number): boolean {
  const live = useDesk((desk) => desk.liveStatus === 'live');
  const [waited, setWaited] = useState(false);
  useEffect(
    function waitForTrucks() {
      if (!live) return undefined;
      const timer = setTimeout(() => setWaited(true), spanMs);
      return () => {
        clearTimeout(timer);
        setWaited(false);
      };
    },
    [live, spanMs],
  );
  return waited;
}
