/** Typing captions: Enter ends a line, and everybody sees it grow meanwhile. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Row, Select } from '../../../../kit/index.ts';
import type { Joint } from '../joint.ts';
import { CAPTION_LIMIT } from './captions.ts';

interface CaptionsInputProps {
  readonly joint: Joint;
  /** Languages that can be typed in, with their names; the first is chosen. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
}

export function CaptionsInput({ joint, languages }: CaptionsInputProps) {
  const { t } = useTranslation('remote');
  const [text, setText] = useState('');
  const [lang, setLang] = useState(languages[0]?.code ?? 'fi');
  const type = (next: string) => {
    setText(next);
    joint.captions.type(next, lang);
  };
  return (
    <Row gap="s" className="jt-captions-input">
      <Field
        label={t('joint.captions.write')}
        hint={t('joint.captions.hint')}
        value={text}
        maxLength={CAPTION_LIMIT}
        autoComplete="off"
        onChange={type}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          joint.captions.finish();
          setText('');
        }}
      />
      {languages.length > 1 && <Select label={t('joint.captions.language')} value={lang} onChange={setLang} options={languages.map(({ code, name }) => ({ value: code, label: name }))} />}
    </Row>
  );
}
