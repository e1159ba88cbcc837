import { Loader } from '@mantine/core';
import { type ReactElement, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { entranceOf } from '../../session/session-store.js';
import { useSession } from '../../session/use-session.js';
import { loadPage } from '../load-page.js';
import { EntryFrame } from './entry-frame.js';

const LoginPage = loadPage('login', async () => (await import('./login-page.js')).LoginPage);
const SetupPage = loadPage('setup', async () => (await import('./setup-page.js')).SetupPage);

/** Lets in who may come in, under whatever address: it stays, so that one gets where one wanted to. */
export function Entrance({ children }: { readonly children: ReactNode }): ReactElement {
  const entrance = useSession(entranceOf);
  const [path] = useLocation();
  if (entrance === 'waiting') return <Waiting />;
  if (entrance !== 'setup' && path === '/setup') return <Redirect to="/" replace />;
  if (entrance === 'desk') return <>{children}</>;
  return <Suspense fallback={<Waiting />}>{entrance === 'setup' ? <SetupPage /> : <LoginPage />}</Suspense>;
}

function Waiting(): ReactElement {
  const { t } = useTranslation();
  const isUnreachable = useSession((state) => state.isUnreachable);
  return (
    <EntryFrame>{isUnreachable ? <p role="alert">{t('live.neverConnected')}</p> : <Loader mx="auto" />}</EntryFrame>
  );
}
