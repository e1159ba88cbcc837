import { IconArrowUp } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { CopyButton } from '../../ui/copy-button.js';
import type { TruckView } from '../read-truck.js';
import { compassPointOf } from './compass.js';
import { Fact } from './fact.js';
import styles from './truck-panel.module.css';

const DECIMALS = 5; // of a degree: one metre

/** The values of the newest position, each with its name. */
export function TruckFacts({ truck }: { readonly truck: TruckView }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { heading, altitude, accuracy, battery } = truck;
  // With dots in every language: coordinates are copied into other programs.
  const place = `${truck.latitude.toFixed(DECIMALS)}, ${truck.longitude.toFixed(DECIMALS)}`;
  return (
    <dl className={styles['facts']}>
      <Fact name={t('truck.signal')} value={<Signal truck={truck} />} />
      <Fact name={t('truck.lastFix')} value={format.age(truck.fixMs)} />
      <Fact name={t('truck.heading')} value={heading === undefined ? undefined : <Heading heading={heading} />} />
      <Fact name={t('truck.altitude')} value={altitude === undefined ? undefined : format.length(altitude)} />
      <Fact
        name={t('truck.accuracy')}
        value={accuracy === undefined ? undefined : t('truck.accuracyValue', { length: format.length(accuracy) })}
      />
      <Fact name={t('truck.battery')} value={battery === undefined ? undefined : format.percent(battery / 100)} />
      <Fact
        name={t('truck.position')}
        value={
          <>
            {place}
            <CopyButton text={place} label={t('truck.copyPosition')} />
          </>
        }
      />
    </dl>
  );
}

function Signal({ truck }: { readonly truck: TruckView }): ReactElement {
  const { t } = useTranslation();
  const age = useFormat().age(truck.quietMs);
  if (truck.connectivity === 'live') return <>{t('truck.signalLive')}</>;
  return <>{t(truck.connectivity === 'late' ? 'truck.signalLate' : 'truck.signalSilent', { age })}</>;
}

function Heading({ heading }: { readonly heading: number }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const letters = t(`heading.${compassPointOf(heading)}`);
  return (
    <>
      <IconArrowUp className={styles['needle'] ?? ''} size={16} style={{ rotate: `${heading}deg` }} aria-hidden />
      {t('truck.headingValue', { degrees: format.degrees(heading), letters })}
    </>
  );
}
