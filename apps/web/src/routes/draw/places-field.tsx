import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../../i18n/use-format.js';
import styles from '../routes.module.css';
import type { LineStore } from './line-store.js';
import { placesOfText, textOfPlaces } from './places-text.js';

const MOST_WRITTEN = 5000; // lines: with more a text field is slow

/** The points as text, one place a line: to draw by keyboard, to paste, to see exactly what is there. */
export function PlacesField({ line }: { readonly line: LineStore }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { points } = useStore(line);
  // What is being typed, for as long as the line is what it says.
  const [typed, setTyped] = useState<{ text: string; points: typeof points }>();
  const [wrongLine, setWrongLine] = useState<number>();
  if (points.length > MOST_WRITTEN) return <p className={styles['hint']}>{t('routes.tooManyToWrite')}</p>;
  const text = typed?.points === points ? typed.text : textOfPlaces(points);

  function type(next: string): void {
    const read = placesOfText(next);
    const isRead = Array.isArray(read);
    setWrongLine(isRead ? undefined : read.wrongLine);
    setTyped({ text: next, points: isRead ? read : points });
    if (isRead) line.setState({ points: read, changedBy: 'form', isDrawing: false });
  }

  return (
    <Textarea
      label={t('routes.places', { count: points.length, number: format.number(points.length) })}
      description={t('routes.placesHint')}
      error={wrongLine !== undefined && typed?.points === points && t('routes.wrongLine', { line: wrongLine })}
      value={text}
      rows={10}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
