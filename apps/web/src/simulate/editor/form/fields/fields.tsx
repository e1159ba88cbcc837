import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useDraft, useDraftValue } from '../../draft-context.js';
import type { JsonPath } from '../../text/json-place.js';
import { NumberInput } from './number-input.js';

interface FieldProps {
  readonly path: JsonPath;
  readonly label: string;
  /** What holds while it is empty. */
  readonly placeholder?: string;
}

/** A text of the document; empty takes it away when it is optional. */
export function TextField(props: FieldProps & { readonly isOptional?: boolean; readonly list?: string }): ReactElement {
  const { path, label, placeholder = '', isOptional = false, list } = props;
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      list={list}
      error={error}
      value={typeof value === 'string' ? value : ''}
      onChange={({ currentTarget }) =>
        change(path, isOptional && currentTarget.value === '' ? undefined : currentTarget.value)
      }
    />
  );
}

/** A number of the document, shown in units of `scale` of the document's. Empty takes it away: then the default holds. */
export function NumberField({
  path,
  label,
  placeholder = '',
  scale = 1,
}: FieldProps & { readonly scale?: number }): ReactElement {
  const { change } = useDraft();
  const { value, error } = useDraftValue(path, scale);
  return <NumberInput {...{ label, placeholder, scale, value, error }} onChange={(number) => change(path, number)} />;
}

/** A yes that is no while the document says nothing. */
export function SwitchField({ path, label }: FieldProps): ReactElement {
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  return (
    <Switch
      label={label}
      error={error}
      checked={value === true}
      onChange={(event) => change(path, event.currentTarget.checked ? true : undefined)}
    />
  );
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What holds while the document says nothing. */
  readonly fallback: string;
}

/** One of a few words. */
export function ChoiceField({ path, label, choices, fallback }: ChoiceFieldProps): ReactElement {
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  return (
    <NativeSelect
      label={label}
      error={error}
      data={[...choices]}
      value={typeof value === 'string' ? value : fallback}
      onChange={(event) => change(path, event.currentTarget.value)}
    />
  );
}

/** Texts in a list, separated by commas. */
export function WordsField({ path, label, placeholder = '' }: FieldProps): ReactElement {
  const { change } = useDraft();
  const { value, error } = useDraftValue(path);
  const [typed, setTyped] = useState<string>(); // a comma on its way to the next word
  const shown = Array.isArray(value) ? value.join(', ') : '';

  function take(text: string): void {
    setTyped(text);
    const words = text.split(',').map((word) => word.trim()).filter(Boolean); // prettier-ignore
    change(path, words.length > 0 ? words : undefined);
  }

  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      error={error}
      value={typed ?? shown}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
