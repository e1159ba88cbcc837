import { fetchAudit } from '@fleetmap/client';
import type { AuditEntry } from '@fleetmap/events';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { type Column, RecordTable } from '../../ui/records/record-table.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { useKept } from '../../ui/records/use-kept.js';
import { PageFrame } from '../page-frame.js';

interface Older {
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
}

/** Who did what, newest first. The filter looks through what is shown. */
export function AuditPage(): ReactElement {
  const { t } = useTranslation();
  const ask = useCallback(() => fetchAudit(), []);
  const newest = useKept(ask);
  const more = useDeed();
  const [older, setOlder] = useState<Older>();
  const [filter, setFilter] = useState('');
  const columns = useColumns();
  const entries = newest.value && [...newest.value.entries, ...(older?.entries ?? [])];
  const next = (older ?? newest.value)?.next ?? null;

  async function showOlder(before: string): Promise<void> {
    const page = await more.run(fetchAudit(before));
    if (page) setOlder({ entries: [...(older?.entries ?? []), ...page.entries], next: page.next });
  }

  return (
    <PageFrame
      title={t('nav.audit')}
      actions={
        <TextInput
          type="search"
          aria-label={t('audit.filter')}
          placeholder={t('audit.filter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      }
    >
      <TroubleText trouble={more.trouble ?? newest.trouble} />
      <RecordTable
        label={t('nav.audit')}
        columns={columns}
        rows={entries?.filter((entry) => tells(entry, filter))}
        keyOf={({ entryId }) => entryId}
        empty={filter === '' ? t('audit.none') : t('audit.noMatch')}
      />
      {next !== null && (
        <Button variant="default" mt="md" loading={more.isRunning} onClick={() => void showOlder(next)}>
          {t('records.more')}
        </Button>
      )}
    </PageFrame>
  );
}

function tells({ who, what, subject, detail }: AuditEntry, filter: string): boolean {
  return `${who}\n${what}\n${subject}\n${detail}`.toLowerCase().includes(filter.trim().toLowerCase());
}

function useColumns(): readonly [Column<AuditEntry>, ...Column<AuditEntry>[]] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { title: t('audit.at'), show: ({ at }) => format.dateTime(at) },
    { title: t('audit.who'), show: ({ who }) => who },
    { title: t('audit.what'), show: ({ what }) => <code>{what}</code> },
    { title: t('audit.subject'), show: ({ subject }) => subject },
    { title: t('audit.detail'), show: ({ detail }) => detail },
  ];
}
