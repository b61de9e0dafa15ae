/** A search field with its mark; Escape empties it. */
import type { Ref } from 'react';
import { Field } from './field.tsx';
import { Icon } from './icon.tsx';

interface SearchBoxProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

export function SearchBox(props: SearchBoxProps) {
  return (
    <search className="od-search">
      <Field
        {...props}
        type="search"
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || props.value === '') return;
          event.stopPropagation();
          props.onChange('');
        }}
      />
      <Icon name="search" />
    </search>
  );
}
