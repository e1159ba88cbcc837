import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import { PageFrame } from '../page-frame.js';
import { PasswordSection } from './password-section.js';
import { SessionsSection } from './sessions-section.js';
import { TokensSection } from './tokens-section.js';

/** One's own account: password, where one is signed in, keys for programs. */
export function AccountPage(): ReactElement {
  const { t } = useTranslation();
  const user = useSession(({ session }) => session?.user);
  return (
    <PageFrame title={t('account.title')}>
      {user && (
        <Text c="dimmed" mb="lg">
          {t('account.who', { name: user.name, role: t(`role.${user.role}`) })}
        </Text>
      )}
      <PasswordSection />
      <SessionsSection />
      <TokensSection />
    </PageFrame>
  );
}
