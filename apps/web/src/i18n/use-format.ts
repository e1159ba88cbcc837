import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../ui/use-desk.js';
import { createFormat, type Format } from './format.js';

export function useFormat(): Format {
  const { i18n } = useTranslation();
  const speedUnit = useDesk((desk) => desk.speedUnit);
  return useMemo(() => createFormat({ language: i18n.language, speedUnit }), [i18n.language, speedUnit]);
}
