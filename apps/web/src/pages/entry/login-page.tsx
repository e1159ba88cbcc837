import { signIn } from '@fleetmap/client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { takeSession } from '../../session/session-store.js';
import { useSession } from '../../session/use-session.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { EntryFrame } from './entry-frame.js';
import styles from './entry.module.css';

/** Signing in, by a password or through the company's identity provider. The address stays what it was. */
export function LoginPage(): ReactElement {
  const { t } = useTranslation();
  const isLost = useSession((state) => state.isLost);
  const provider = useSession(({ session }) => session?.provider ?? null);
  return (
    <EntryFrame>
      <h2>{t('login.title')}</h2>
      {isLost && (
        <p className={styles['lost']} role="alert">
          {t('login.lost')}
        </p>
      )}
      <PasswordForm />
      {provider !== null && (
        <>
          <p className={styles['or']}>{t('login.or')}</p>
          <Button component="a" href="/api/oidc/login" variant="default">
            {t('login.withProvider', { provider })}
          </Button>
        </>
      )}
      <p>{t('login.forgotten')}</p>
    </EntryFrame>
  );
}

function PasswordForm(): ReactElement {
  const { t } = useTranslation();
  const { session } = useDeskTools();
  const { isRunning, trouble, run } = useDeed();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const told = await run(signIn({ name, password }));
    if (told) takeSession(session, told);
    else setPassword('');
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <TextInput
        label={t('login.name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={64}
        ref={focusAtOnce}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        autoComplete="current-password"
        required
        maxLength={256}
        visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TroubleText trouble={trouble} advice={{ rate_limited: 'login.throttled' }} />
      <Button type="submit" loading={isRunning}>
        {t('login.submit')}
      </Button>
    </form>
  );
}

/** There is nothing else to do on the page. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus();
}
