import type { FleetInfo, User } from '@fleetmap/events';
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { Column } from '../../ui/records/record-table.js';

export function useUserColumns(
  fleets: readonly FleetInfo[],
  ownId: string | undefined,
): readonly [Column<User>, ...Column<User>[]] {
  const { t } = useTranslation();
  const format = useFormat();

  function trucksOf({ role, fleets: chosen }: User): string {
    if (role === 'admin' || chosen === 'all') return t('user.allTrucks');
    if (chosen.length === 0) return t('user.noTrucks');
    return chosen.map((id) => fleets.find(({ fleetId }) => fleetId === id)?.name ?? id).join(', ');
  }

  return [
    {
      title: t('login.name'),
      show: ({ userId, name, disabled }) => (
        <>
          {name} {userId === ownId && `(${t('user.you')}) `}
          {disabled && (
            <Badge color="gray" variant="light">
              {t('user.disabled')}
            </Badge>
          )}
        </>
      ),
    },
    { title: t('token.role'), show: ({ role }) => t(`role.${role}`) },
    { title: t('user.sees'), show: trucksOf },
    { title: t('user.signsInBy'), show: ({ signsInBy }) => t(`user.by.${signsInBy}`) },
    {
      title: t('account.lastSeen'),
      show: ({ lastSeenAt }) => (lastSeenAt === null ? t('records.never') : format.dateTime(lastSeenAt)),
    },
  ];
}
