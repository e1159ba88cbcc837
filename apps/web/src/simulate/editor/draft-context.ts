import { createContext, useContext } from 'react';
import type { JudgedText, TextIssue } from './text/judge-text.js';
import type { JsonPath } from './text/json-place.js';
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

/** One value of the document with what is wrong with it. */
export function useDraftValue(path: JsonPath): { value: unknown; error: string | undefined } {
  const { draft, issues } = useDraft();
  const issue = issues.find((each) => isSame(each, path));
  return { value: valueAt(draft, path), error: issue?.message };
}

function isSame({ path }: TextIssue, other: JsonPath): boolean {
  return path.length === other.length && path.every((key, index) => key === other[index]);
}
