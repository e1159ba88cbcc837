import { ActionIcon, Button, TextInput } from '@mantine/core';
import { changeRoute } from '@fleetmap/client';
import { routeNameSchema, type RouteSummary } from '@fleetmap/events';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../session/use-session.js';
import styles from '../routes.module.css';
import { TroubleText } from '../trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';

interface RenameFormProps {
  readonly route: RouteSummary;
  readonly onRenamed: () => void;
}

/** The name, and a way to give another. */
export function RenameForm({ route, onRenamed }: RenameFormProps): ReactElement {
  const { t } = useTranslation();
  const mayPlan = useMay('plan');
  const renaming = useDeed();
  const [name, setName] = useState<string>();
  const isReady = name !== undefined && routeNameSchema.safeParse(name).success;

  async function rename(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!isReady) return;
    const changed = await renaming.run(changeRoute(route.id, { updatedAt: route.updatedAt, name }));
    if (changed) onRenamed();
  }

  if (name === undefined) {
    return (
      <div className={styles['heading']}>
        <h3>{route.name}</h3>
        {mayPlan && (
          <ActionIcon variant="default" size={36} aria-label={t('routes.rename')} onClick={() => setName(route.name)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void rename(event)} aria-label={t('routes.rename')}>
      <div className={styles['stop']}>
        <TextInput
          label={t('routes.name')}
          value={name}
          maxLength={200}
          data-autofocus
          ref={(input) => input?.focus()}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
        />
        <Button type="submit" disabled={!isReady} loading={renaming.isRunning}>
          {t('routes.save')}
        </Button>
      </div>
      <TroubleText trouble={renaming.trouble} />
    </form>
  );
}
