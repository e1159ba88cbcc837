import { setUp } from '@fleetmap/client';
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskTools } from '../../desk-context.js';
import { takeSession } from '../../session/session-store.js';
import { setupTokenOf, takeSetupToken } from '../../session/setup-token.js';
import { NewPassword } from '../../ui/records/new-password.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { EntryFrame } from './entry-frame.js';
import styles from './entry.module.css';

/** The first admin, made by who has the one-time link that the server printed. */
export function SetupPage(): ReactElement {
  const { t } = useTranslation();
  const { session } = useDeskTools();
  const { isRunning, trouble, run } = useDeed();
  const linked = useSetupToken();
  const [pasted, setPasted] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');

  const mustPaste = linked === '' || trouble === 'invalid_credentials';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const told = await run(setUp({ token: setupTokenOf(pasted) || linked, name: name.trim(), password }));
    if (told) takeSession(session, told);
  }

  return (
    <EntryFrame>
      <h2>{t('setup.title')}</h2>
      <p>{mustPaste ? t('setup.needsLink') : t('setup.about')}</p>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        {mustPaste && (
          <TextInput
            label={t('setup.link')}
            required
            autoComplete="off"
            spellCheck={false}
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('login.name')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={64}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NewPassword label={t('login.password')} value={password} onChange={setPassword} />
        <TroubleText trouble={trouble} advice={SETUP_ADVICE} />
        <Button type="submit" loading={isRunning}>
          {t('setup.submit')}
        </Button>
      </form>
    </EntryFrame>
  );
}

/** Of the address now, and of one that is opened in this very window later. */
function useSetupToken(): string {
  const [token, setToken] = useState(takeSetupToken);
  useEffect(function takeLaterToken() {
    const take = (): void => setToken((before) => takeSetupToken() || before);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}

const SETUP_ADVICE = {
  invalid_credentials: 'setup.wrongToken',
  conflict: 'setup.alreadyDone',
} as const;
