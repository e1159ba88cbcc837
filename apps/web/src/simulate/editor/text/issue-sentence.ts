import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import type { TextIssue } from './judge-text.js';

/** Says what is wrong in the language of the page. */
export function useIssueSentence(): (issue: Pick<TextIssue, 'problem'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return function sentenceOf({ problem }) {
    switch (problem.code) {
      case 'wrong_type':
        return t(`editor.issue.type.${problem.expected}`);
      case 'least':
      case 'most':
        if (problem.what === 'text' && problem.bound === 1) return t('editor.issue.empty');
        return t(`editor.issue.${problem.code}.${problem.what}`, { bound: format.number(problem.bound) });
      case 'one_of':
        return t('editor.issue.oneOf', { options: problem.options.join(', ') });
      case 'unknown_field':
        return t('editor.issue.unknownField', { field: problem.field });
      case 'broken_rule':
        return t(`editor.rule.${problem.rule}`);
      case 'missing':
      case 'no_json':
      case 'too_large':
      case 'unknown':
      case 'wrong_characters':
        return t(`editor.issue.${problem.code}`);
      default:
        return problem satisfies never;
    }
  };
}
