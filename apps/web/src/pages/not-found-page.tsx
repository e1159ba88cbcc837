import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { PageFrame } from './page-frame.js';

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <PageFrame title={t('page.notFound')}>
      <Text mb="md">{t('page.notFoundHint')}</Text>
      <Button component={Link} href="/">
        {t('page.toMap')}
      </Button>
    </PageFrame>
  );
}
