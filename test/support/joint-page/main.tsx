/// <reference types="vite/client" />
/** The joint work alone, as one participant of a room between pages: `?room=…&who=advisor&language=fi`. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import '../../../renderer/kit/tokens.css';
import '../../../renderer/kit/base.css';
import '../../../renderer/kit/layout.css';
import '../../../renderer/kit/button.css';
import { createI18n } from '../../../renderer/app/i18n.ts';
import { newUlid } from '../../../renderer/app/ulid.ts';
import { ShortcutProvider } from '../../../renderer/kit/index.ts';
import { browserClock } from '../../../renderer/features/remote/joint/clock.ts';
import { createJoint } from '../../../renderer/features/remote/joint/joint.ts';
import { openPaper } from '../../../renderer/features/remote/joint/papers/open-paper.ts';
import type { Person } from '../../../renderer/features/remote/joint/person.ts';
import { FORM } from '../../unit/remote-joint/form-of-tests.ts';
import { JointScreen } from './screen.tsx';
import { openTabLine } from './tab-line.ts';

const PEOPLE: readonly Person[] = [
  { id: 'customer', name: 'Asiakas', role: 'customer' },
  { id: 'advisor', name: 'Anna Advisor', role: 'advisor' },
  { id: 'expert', name: 'Kaisa, Kela', role: 'expert' },
];

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const who = asked.get('who') ?? 'advisor';
  const tab = openTabLine(asked.get('room') ?? 'room', who);
  const told: unknown[] = [];
  const joint = createJoint({
    line: tab.line,
    clock: browserClock(),
    newId: newUlid,
    roleOf: (id) => PEOPLE.find((person) => person.id === id)?.role ?? null,
    form: FORM,
    onConfirm: (answers, confirmed) => told.push({ answers, confirmed }),
    open: openPaper,
  });
  tab.join();
  // For the test alone: a cut, the end, and what was handed out.
  Object.assign(window, { jointTest: { joint, told, cut: tab.cut, join: tab.join } });
  const language = asked.get('language');
  const texts = await createI18n(language === 'sv' || language === 'en' ? language : 'fi', document);
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <ShortcutProvider>
          <JointScreen joint={joint} people={PEOPLE} />
        </ShortcutProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
