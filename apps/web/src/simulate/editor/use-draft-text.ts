import { useMemo, useState } from 'react';
import type { DraftTools } from './draft-context.js';
import { withValue } from './text/change-draft.js';
import { judgeText, textOf } from './text/judge-text.js';

/** Keeps the text, which is the truth: the form changes it as an author would. */
export function useDraftText(initial: string): DraftTools {
  const [text, setText] = useState(initial);
  const judged = useMemo(() => judgeText(text), [text]);
  return {
    ...judged,
    text,
    setText,
    change: (path, value) => setText(textOf(withValue(judged.draft, path, value))),
  };
}
