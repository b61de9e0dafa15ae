/** What the room works on: papers, the card's form, and words. One part at a time; captions stay in sight. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormAnswers } from '#shared/contract/remote/form.ts';
import { Button, Loading, Row } from '../../../kit/index.ts';
import { FormPanel } from '../joint/form/form-panel.tsx';
import type { Joint } from '../joint/joint.ts';
import { ShelfPanel } from '../joint/papers/shelf-panel.tsx';
import type { Person } from '../joint/person.ts';
import { PaperStage } from '../joint/stage/paper-stage.tsx';
import { CaptionsInput } from '../joint/talk/captions-input.tsx';
import { CaptionsView } from '../joint/talk/captions-view.tsx';
import { ChatPanel } from '../joint/talk/chat-panel.tsx';

const PARTS = ['papers', 'form', 'chat'] as const;
type Part = (typeof PARTS)[number];
/** The languages of customers and of the desk. */
const CAPTIONED = ['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so'] as const;

interface JointDeskProps {
  readonly joint: Joint | null;
  readonly people: readonly Person[];
  readonly layout: 'desk' | 'terminal' | 'expert';
  /** The language of the captions typed here. */
  readonly language: string;
  /** Absent where the form cannot be sent from. */
  readonly onSend?: (answers: FormAnswers, confirmed: readonly string[]) => Promise<void>;
  readonly sent: boolean;
  readonly sendFailure?: string | undefined;
  readonly mayCaption?: boolean;
}

export function JointDesk({ joint, people, layout, language, onSend, sent, sendFailure, mayCaption = false }: JointDeskProps) {
  const { t } = useTranslation('remote');
  const [part, setPart] = useState<Part>('papers');
  if (joint === null) return <Loading />;
  const terminal = layout === 'terminal';
  return (
    <div className="rm-joint">
      <CaptionsView joint={joint} people={people} />
      {mayCaption && <CaptionsInput joint={joint} languages={CAPTIONED.map((code) => ({ code, name: t(`languages.${code}`) })).toSorted((a, b) => Number(b.code === language) - Number(a.code === language))} />}
      <Row>
        {PARTS.filter((one) => one !== 'form' || joint.form !== null).map((one) => (
          <Button key={one} pressed={part === one} onPress={() => setPart(one)}>
            {t(`parts.${one}`)}
          </Button>
        ))}
      </Row>
      {part === 'papers' && (
        <>
          <PaperStage joint={joint} people={people} canSave={layout === 'expert'} />
          <ShelfPanel joint={joint} people={people} canAdd={!terminal} />
        </>
      )}
      {part === 'form' && joint.form !== null && <FormPanel work={joint.form} people={people} isCustomer={terminal} {...(onSend === undefined ? {} : { onSend })} sent={sent} failure={sendFailure} />}
      {part === 'chat' && <ChatPanel joint={joint} people={people} onTerminal={terminal} />}
    </div>
  );
}
