import { ActionIcon, Tooltip } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';

interface ControlButtonProps {
  readonly label: string;
  readonly icon: TablerIcon;
  readonly onClick: () => void;
  /** Of a button that stays pressed. */
  readonly isPressed?: boolean;
  readonly isDisabled?: boolean;
}

export function ControlButton({
  label,
  icon: Icon,
  onClick,
  isPressed,
  isDisabled = false,
}: ControlButtonProps): ReactElement {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={isPressed ? 'filled' : 'default'}
        size={36}
        aria-label={label}
        aria-pressed={isPressed}
        disabled={isDisabled}
        onClick={onClick}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
