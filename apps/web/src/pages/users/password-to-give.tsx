import { TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button.js';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../ui/records/passwords.js';

interface PasswordToGiveProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
}

/** A first password for somebody else, to be read and copied: it is given to that person, who changes it. */
export function PasswordToGive({ value, onChange }: PasswordToGiveProps): ReactElement {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('login.password')}
      description={t('user.givePassword')}
      autoComplete="off"
      spellCheck={false}
      required
      minLength={SHORTEST_PASSWORD}
      maxLength={LONGEST_PASSWORD}
      rightSection={<CopyButton text={value} label={t('user.copyPassword')} />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
