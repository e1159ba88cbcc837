import { changePassword } from '@fleetmap/client';
import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/use-session.js';
import { NewPassword } from '../../ui/records/new-password.js';
import { TroubleText } from '../../ui/records/trouble-text.js';
import { useDeed } from '../../ui/records/use-deed.js';
import { Section } from '../section.js';
import styles from './account.module.css';

export function PasswordSection(): ReactElement {
  const { t } = useTranslation();
  const isByProvider = useSession(({ session }) => session?.user?.signsInBy === 'provider');
  const provider = useSession(({ session }) => session?.provider) ?? '';
  return (
    <Section title={t('account.password')}>
      {isByProvider ? <p>{t('account.byProvider', { provider })}</p> : <PasswordForm />}
    </Section>
  );
}

function PasswordForm(): ReactElement {
  const { t } = useTranslation();
  const { isRunning, trouble, run } = useDeed();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [isDone, setIsDone] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await run(changePassword({ current, password }));
    setIsDone(done !== undefined);
    if (!done) return;
    setCurrent('');
    setPassword('');
  }

  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)}>
      <PasswordInput
        label={t('account.current')}
        autoComplete="current-password"
        required
        maxLength={256}
        visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPassword label={t('account.new')} value={password} onChange={setPassword} />
      <TroubleText trouble={trouble} advice={{ forbidden: 'account.wrongCurrent' }} />
      <output aria-live="polite">{isDone && t('account.passwordChanged')}</output>
      <Button type="submit" loading={isRunning}>
        {t('account.changePassword')}
      </Button>
    </form>
  );
}
