import { signOut } from '@fleetmap/client';
import { ActionIcon, Menu } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../../session/use-session.js';
import { outcomeOf } from '../records/trouble.js';

/** Who is signed in, and the way out. Nothing where there are no accounts. */
export function AccountMenu(): ReactElement | null {
  const { t } = useTranslation();
  const user = useSession(({ session }) => session?.user);
  if (!user) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={40} aria-label={t('nav.accountMenu', { name: user.name })}>
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.who', { name: user.name, role: t(`role.${user.role}`) })}</Menu.Label>
        <Menu.Item component={Link} href="/account" leftSection={<IconUserCircle size={18} aria-hidden />}>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void leave()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** The page is loaded anew at its root: nothing of this user stays in memory or in the address. */
async function leave(): Promise<void> {
  await outcomeOf(signOut());
  location.assign('/');
}
