/** All parts of the joint work on one page, as a role's screen would place them. */
import { Suspense, useState } from 'react';
import type { FormAnswers } from '#shared/contract/remote/form.ts';
import { FormPanel } from '../../../renderer/features/remote/joint/form/form-panel.tsx';
import type { Joint } from '../../../renderer/features/remote/joint/joint.ts';
import { ShelfPanel } from '../../../renderer/features/remote/joint/papers/shelf-panel.tsx';
import type { Person } from '../../../renderer/features/remote/joint/person.ts';
import { PaperStage } from '../../../renderer/features/remote/joint/stage/paper-stage.tsx';
import { CaptionsInput } from '../../../renderer/features/remote/joint/talk/captions-input.tsx';
import { CaptionsView } from '../../../renderer/features/remote/joint/talk/captions-view.tsx';
import { ChatPanel } from '../../../renderer/features/remote/joint/talk/chat-panel.tsx';
import { useCell } from '../../../renderer/features/remote/joint/use-cell.ts';
import './screen.css';

const LANGUAGES = [{ code: 'fi', name: 'suomi' }, { code: 'ru', name: 'русский' }];

export function JointScreen({ joint, people }: { readonly joint: Joint; readonly people: readonly Person[] }) {
  const ended = useCell(joint.ended);
  const [sent, setSent] = useState<FormAnswers | null>(null);
  const customer = joint.self === 'customer';
  return (
    <Suspense fallback={null}>
      <main className={customer ? 'jp-terminal' : 'jp-desk'}>
        <h1>{people.find(({ id }) => id === joint.self)?.name}</h1>
        {!ended && (
          <>
            <div className="jp-main">
              <PaperStage joint={joint} people={people} canSave={!customer} />
              <CaptionsView joint={joint} people={people} />
              {!customer && <CaptionsInput joint={joint} languages={LANGUAGES} />}
            </div>
            <div className="jp-side">
              <h2 className="od-hidden">{joint.self}</h2>
              <ShelfPanel joint={joint} people={people} canAdd={!customer} />
              {joint.form !== null && (
                <FormPanel
                  work={joint.form}
                  people={people}
                  isCustomer={customer}
                  sent={sent !== null}
                  {...(customer ? {} : { onSend: async (answers: FormAnswers) => setSent(answers) })}
                />
              )}
              <ChatPanel joint={joint} people={people} onTerminal={customer} />
            </div>
          </>
        )}
        {sent !== null && <pre data-sent="">{JSON.stringify(sent)}</pre>}
      </main>
    </Suspense>
  );
}
