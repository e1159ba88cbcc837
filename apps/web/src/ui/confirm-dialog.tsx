import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly question: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is lost for all. */
export function ConfirmDialog({ opened, question, action, onConfirm, onCancel }: ConfirmDialogProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onCancel} centered size="sm">
      <Modal.Overlay />
      <Modal.Content aria-label={question}>
        <Modal.Body pt="md">
          <Text mb="md">{question}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onCancel} data-autofocus>
              {t('confirm.cancel')}
            </Button>
            <Button color="red" onClick={onConfirm}>
              {action}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
