import type { MadeShareLink, SimulationState } from '@fleetmap/events';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretDialog } from '../../ui/records/secret-dialog.js';
import { NewShareLinkDialog } from './new-share-link-dialog.js';

interface MakeShareLinkProps {
  /** What the link shows unless something else is chosen. */
  readonly simulation?: SimulationState;
  readonly onClose: () => void;
}

/** Asks what a new link shall show, then tells its address, the only time. */
export function MakeShareLink({ simulation, onClose }: MakeShareLinkProps): ReactElement {
  const { t } = useTranslation();
  const [made, setMade] = useState<MadeShareLink>();
  if (!made) {
    const given = simulation ? { simulation } : {};
    return <NewShareLinkDialog {...given} onMade={setMade} onClose={onClose} />;
  }
  return (
    <SecretDialog
      title={made.link.name}
      secret={location.origin + made.path}
      copyLabel={t('share.copy')}
      onClose={onClose}
    >
      <p>{t('share.once')}</p>
    </SecretDialog>
  );
}
