import { type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../draft-context.js';
import { IssueList } from './issue-list.js';
import styles from './text-view.module.css';

/** The file itself with the numbers of its lines, and what is wrong in which of them. */
export function TextView(): ReactElement {
  const { t } = useTranslation();
  const { text, setText, issues } = useDraft();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLPreElement>(null);
  const lineCount = text.split('\n').length;
  const wrong = new Set(issues.map(({ line }) => line));

  function goTo(line: number): void {
    const start = text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0); // prettier-ignore
    const end = text.indexOf('\n', start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end < 0 ? text.length : end);
    const height = (area.current?.scrollHeight ?? 0) / lineCount;
    area.current?.scrollTo({ top: Math.max(0, (line - 4) * height) });
  }

  return (
    <section className={styles['view']} aria-label={t('editor.text')}>
      <div className={styles['page']}>
        <pre ref={gutter} className={styles['gutter']} aria-hidden="true">
          {Array.from({ length: lineCount }, (_, index) => `${wrong.has(index + 1) ? '●' : ' '} ${index + 1}`).join(
            '\n',
          )}
        </pre>
        <textarea
          ref={area}
          className={styles['text']}
          aria-label={t('editor.text')}
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        />
      </div>
      <IssueList onGoTo={goTo} />
    </section>
  );
}
