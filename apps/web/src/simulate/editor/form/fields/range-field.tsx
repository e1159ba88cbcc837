import type { ReactElement } from 'react';
import { useDraft, useDraftValue } from '../../draft-context.js';
import type { JsonPath } from '../../text/json-place.js';
import { NumberInput } from './number-input.js';
import { type Range, withEnd } from './range.js';

interface RangeFieldProps {
  readonly path: JsonPath;
  /** Of the smaller and of the greater number. */
  readonly labels: readonly [string, string];
  /** What holds while the document says nothing; of an end that is left empty, too. */
  readonly fallback: Range;
  readonly scale: number;
}

/** Two numbers between which one is drawn. */
export function RangeField({ path, labels, fallback, scale }: RangeFieldProps): ReactElement {
  const { change } = useDraft();
  const { value, error } = useDraftValue(path, scale);
  const errors = [useDraftValue([...path, 0], scale).error, useDraftValue([...path, 1], scale).error];
  const ends: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <>
      {labels.map((label, end) => (
        <NumberInput
          key={label}
          label={label}
          placeholder={String(fallback[end]! / scale)}
          scale={scale}
          value={ends[end]}
          error={errors[end] ?? (end === 0 ? error : undefined)}
          onChange={(number) => change(path, withEnd({ ends, fallback }, end, number))}
        />
      ))}
    </>
  );
}
