import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './copy-button.module.css';
import { copyText } from './copy-text.js';

const SAID_FOR_MS = 2000;

export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);

  useEffect(
    function forgetCopied() {
      if (!copied) return undefined;
      const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
      return () => clearTimeout(timer);
    },
    [copied],
  );

  return (
    <Tooltip label={copied ? t('copy.copied') : label}>
      <ActionIcon
        className={styles['button'] ?? ''}
        variant="subtle"
        color="gray"
        aria-label={copied ? t('copy.copied') : label}
        onClick={() => void copyText(text).then(setCopied)}
      >
        {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
