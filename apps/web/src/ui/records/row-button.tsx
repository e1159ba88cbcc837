import { ActionIcon, Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';

interface RowButtonProps {
  readonly icon: TablerIcon;
  /** What it does, and to what: rows look alike to those who only hear them. */
  readonly label: string;
  readonly isDangerous?: boolean;
  readonly onClick: () => void;
}

export function RowButton({ icon: Icon, label, isDangerous = false, onClick }: RowButtonProps): ReactElement {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color={isDangerous ? 'red' : 'gray'} size={36} aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
