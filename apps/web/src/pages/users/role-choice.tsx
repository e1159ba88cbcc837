import { type Role, ROLES } from '@fleetmap/events';
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface RoleChoiceProps {
  readonly value: Role;
  /** The one that may do most of those to choose from. */
  readonly most?: Role;
  readonly onChange: (role: Role) => void;
}

const ABOUT = {
  viewer: 'role.aboutViewer',
  dispatcher: 'role.aboutDispatcher',
  operator: 'role.aboutOperator',
  admin: 'role.aboutAdmin',
} as const;

export function RoleChoice({ value, most = 'admin', onChange }: RoleChoiceProps): ReactElement {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t('token.role')}
      data={ROLES.slice(0, ROLES.indexOf(most) + 1).map((role) => ({
        value: role,
        label: `${t(`role.${role}`)}: ${t(ABOUT[role])}`,
      }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    />
  );
}
