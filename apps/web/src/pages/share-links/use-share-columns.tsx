import type { ShareLink } from '@fleetmap/events';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { Column } from '../../ui/records/record-table.js';

const NAMED_AT_MOST = 5;

export function useShareColumns(): readonly [Column<ShareLink>, ...Column<ShareLink>[]] {
  const { t } = useTranslation();
  const format = useFormat();

  function whatOf({ truckIds, simulationId }: ShareLink): string {
    if (simulationId !== undefined) return t('share.simulation', { name: simulationId });
    const named = truckIds.slice(0, NAMED_AT_MOST).join(', ');
    const more = truckIds.length - NAMED_AT_MOST;
    return more > 0 ? `${named} ${t('map.more', { number: format.number(more) })}` : named;
  }

  return [
    { title: t('login.name'), show: ({ name }) => name },
    { title: t('share.shows'), show: whatOf },
    {
      title: t('share.past'),
      show: ({ pastHours }) => (pastHours === 0 ? t('share.onlyNow') : format.duration(pastHours * 3_600_000)),
    },
    { title: t('share.embed'), show: ({ mayEmbed }) => (mayEmbed ? t('share.embedYes') : t('share.embedNo')) },
    { title: t('token.expires'), show: ({ expiresAt }) => format.dateTime(expiresAt) },
  ];
}
