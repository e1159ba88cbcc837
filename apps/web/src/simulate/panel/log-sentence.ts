import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { paceText } from '../../timeline/rates.js';
import type { RunChange } from '../runs/run-log.js';
import { clockText } from '../runs/run-time.js';

/** Says a line of the log in the language of the page. */
export function useLogSentence(): (change: RunChange) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return function sentenceOf(change) {
    switch (change.kind) {
      case 'status':
        return [t(`simulate.status.${change.status}`), change.message].filter(Boolean).join(': ');
      case 'rate':
        return t('simulate.log.rate', { pace: paceText(change.rate) });
      case 'seek':
        return t('simulate.log.seek', { time: clockText(change.time) });
      case 'fault':
        return t('simulate.log.fault', { fault: change.faultId, mode: t(`simulate.mode.${change.mode}`) });
      case 'speed':
        return t('simulate.log.speed', { truck: change.truckId, pace: paceText(change.factor) });
      case 'held':
      case 'released':
      case 'killed':
        return t(`simulate.log.${change.kind}`, { truck: change.truckId });
      case 'skipped':
      case 'refused':
        return t(`simulate.log.${change.kind}`, { number: format.number(change.count) });
      default:
        return change satisfies never;
    }
  };
}
