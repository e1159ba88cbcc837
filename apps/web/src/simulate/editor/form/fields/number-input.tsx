import { TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';

interface NumberInputProps {
  readonly label: string;
  /** What holds while it is empty. */
  readonly placeholder: string;
  /** Of the document; shown in units of `scale`. */
  readonly value: unknown;
  readonly scale: number;
  readonly error: string | undefined;
  readonly onChange: (value: number | undefined) => void;
}

/** A number as people type it, with a comma or a point. */
export function NumberInput({ label, placeholder, value, scale, error, onChange }: NumberInputProps): ReactElement {
  const [typed, setTyped] = useState<string>(); // "1." on its way to "1.5"
  const shown = typeof value === 'number' ? String(Number((value / scale).toPrecision(12))) : '';

  function take(text: string): void {
    setTyped(text);
    const number = Number(text.replace(',', '.'));
    if (text.trim() === '') onChange(undefined);
    else if (Number.isFinite(number)) onChange(Number((number * scale).toPrecision(12)));
  }

  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      inputMode="decimal"
      error={error}
      value={typed ?? shown}
      onChange={(event) => take(event.currentTarget.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
