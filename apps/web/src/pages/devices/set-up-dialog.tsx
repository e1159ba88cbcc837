import type { DeviceSetUp, MadeDevice } from '@fleetmap/events';
import { NativeSelect } from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.js';
import { SecretDialog } from '../../ui/records/secret-dialog.js';
import styles from './devices.module.css';

const APP_NAMES: Record<DeviceSetUp['app'], string> = {
  'traccar-client': 'Traccar Client',
  owntracks: 'OwnTracks',
  overland: 'Overland',
  gpslogger: 'GPSLogger',
};

interface SetUpDialogProps {
  readonly made: MadeDevice;
  readonly onClose: () => void;
}

/** The token, the only time, and what to write into which app; a code does it where the app reads one. */
export function SetUpDialog({ made: { device, token, setUps }, onClose }: SetUpDialogProps): ReactElement {
  const { t } = useTranslation();
  const [app, setApp] = useState(setUps[0]?.app);
  const setUp = setUps.find((candidate) => candidate.app === app);
  return (
    <SecretDialog
      title={t('device.setUp', { name: device.truckId })}
      secret={token}
      copyLabel={t('token.copy')}
      onClose={onClose}
    >
      <p>{t('token.once')}</p>
      <NativeSelect
        label={t('device.app')}
        data={setUps.map((candidate) => ({ value: candidate.app, label: APP_NAMES[candidate.app] }))}
        value={app ?? ''}
        onChange={(event) => setApp(event.currentTarget.value as DeviceSetUp['app'])}
      />
      {setUp && <SetUpOfApp setUp={setUp} />}
    </SecretDialog>
  );
}

function SetUpOfApp({ setUp: { app, fields, link } }: { readonly setUp: DeviceSetUp }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles['setUp']}>
      <dl className={styles['fields']}>
        {fields.map(({ field, value }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <code>{value}</code>
              <CopyButton text={value} label={t('device.copyField', { field })} />
            </dd>
          </div>
        ))}
      </dl>
      {link !== null && (
        <figure className={styles['code']}>
          {/* Codes are read dark on light, in both themes. */}
          <QRCodeSVG value={link} size={176} marginSize={4} title={t('device.code', { app: APP_NAMES[app] })} />
          <figcaption>{t('device.code', { app: APP_NAMES[app] })}</figcaption>
        </figure>
      )}
    </div>
  );
}
