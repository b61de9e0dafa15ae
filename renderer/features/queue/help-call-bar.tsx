/** Asking for a person at the terminal, and what becomes of it: always at the same place, whatever the screen shows. */
import { Fragment } from 'react';
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import { useCommand, useLive, useStation } from '../../app/index.ts';
import { Icon, Said } from '../../kit/index.ts';
import './help-call-bar.css';

interface HelpCallBarProps {
  /** The customer's language; null while it is not chosen, and then all of the point's are shown. */
  readonly language: CustomerLanguage | null;
  readonly languages: readonly ContentLanguage[];
}

export function HelpCallBar({ language, languages }: HelpCallBarProps) {
  const station = useStation();
  const call = useLive(station.queue.watchOwnHelpCall).data?.call;
  const ask = useCommand(station.queue.callForHelp);
  const end = useCommand(station.queue.endHelpCall);
  if (call === undefined) return null;
  const spoken = language ?? call?.language ?? null;
  const said = (text: string) => <InEach languages={spoken === null ? languages : [spoken]} text={text} />;
  const failed = ask.error ?? end.error;
  return (
    <aside className={`od-help-call${call === null ? '' : ` od-help-call-${call.state}`}`}>
      <output className="od-help-call-words">
        {call !== null && (
          <span>
            <Icon name={call.state === 'coming' ? 'check-circle' : 'clock'} /> <strong>{said(`helpCall.${call.state}`)}</strong>
          </span>
        )}
        {failed !== null && <span>{said('helpCall.failed')}</span>}
      </output>
      {call === null ? (
        <button type="button" className="od-help-call-button" aria-busy={ask.pending || undefined} onClick={() => void ask.run({ language })}>
          <Icon name="people" />
          <span>{said('helpCall.ask')}</span>
        </button>
      ) : (
        <button type="button" className="od-help-call-button" aria-busy={end.pending || undefined} onClick={() => void end.run({ helpCallId: call.id })}>
          <span>{said(call.state === 'coming' ? 'helpCall.got' : 'helpCall.cancel')}</span>
        </button>
      )}
    </aside>
  );
}

function InEach({ languages, text }: { readonly languages: readonly string[]; readonly text: string }) {
  return languages.map((language, place) => (
    <Fragment key={language}>
      {place > 0 && <span aria-hidden="true"> · </span>}
      <Said slice="terminal" text={text} language={language} />
    </Fragment>
  ));
}
