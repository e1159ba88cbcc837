import { createContext, useContext } from 'react';
import type { JudgedText, TextIssue } from './text/judge-text.js';
import type { JsonPath } from './text/json-place.js';
import { useIssueSentence } from './text/issue-sentence.js';
import { valueAt } from './text/change-draft.js';

/** The document that the form, the text and the preview show. */
export interface DraftTools extends JudgedText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Puts a value where the keys lead; undefined takes it away. */
  readonly change: (path: JsonPath, value: unknown) => void;
}

export const DraftContext = createContext<DraftTools | undefined>(undefined);

export function useDraft(): DraftTools {
  const tools = useContext(DraftContext);
  if (!tools) throw new Error('DraftContext is missing.');
  return tools;
}

/** One value of the document with what is wrong with it. @param scale of the field: bounds are told in its units */
export function useDraftValue(path: JsonPath, scale = 1): { value: unknown; error: string | undefined } {
  const { draft, issues } = useDraft();
  const sentenceOf = useIssueSentence();
  const issue = issues.find((each) => isSame(each, path));
  return { value: valueAt(draft, path), error: issue && sentenceOf(scaled(issue, scale)) };
}

function isSame({ path }: TextIssue, other: JsonPath): boolean {
  return path.length === other.length && path.every((key, index) => key === other[index]);
}

function scaled({ problem }: TextIssue, scale: number): Pick<TextIssue, 'problem'> {
  const isNumber = 'what' in problem && problem.what === 'number';
  return { problem: isNumber ? { ...problem, bound: problem.bound / scale } : problem };
}
