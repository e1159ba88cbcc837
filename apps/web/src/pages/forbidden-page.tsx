import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PageFrame } from './page-frame.js';

/** A page that is there, for others. */
export function ForbiddenPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.forbidden')}>
      <Text mb="md">{t('page.forbiddenHint')}</Text>
      <Button component={Link} href="/">
        {t('page.toMap')}
      </Button>
    </PageFrame>
  );
}
