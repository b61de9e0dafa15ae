/** The note of a service: saved by itself, warned when it holds what it must not. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceEvent } from '#shared/contract/visits.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Field, useShortcut } from '../../kit/index.ts';

/** Milliseconds of rest in typing before the note is saved. */
const REST = 800;

export function Note({ event }: { readonly event: ServiceEvent }) {
  const { t } = useTranslation('visits');
  const save = useCommand(useStation().visits.setNote);
  const saved = event.note ?? '';
  const [text, setText] = useState(saved);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useShortcut('Alt+N', t('note.label'), () => field.current?.focus());
  const findings = personalDataIn(text);
  const sure = findings.some((finding) => finding.certainty === 'sure');
  const changed = text.trim() !== saved.trim();
  const closed = event.outcome !== null;

  const tried = useRef<string | null>(null);
  const store = () => {
    // A refused text is not sent again before it is changed.
    if (!changed || sure || closed || (save.error !== null && tried.current === text)) return;
    tried.current = text;
    void save.run({ visitId: event.visitId, eventId: event.id, note: text });
  };
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  });
  useEffect(() => {
    if (save.pending || text.trim() === saved.trim()) return undefined;
    const timer = setTimeout(() => latest.current(), REST);
    return () => clearTimeout(timer);
  }, [text, saved, save.pending]);
  // What is unsaved when the advisor moves on to another service is saved then.
  useEffect(() => () => latest.current(), []);

  return (
    <section className="ad-note" onBlur={store}>
      <Field ref={field} label={t('note.label')} hint={t('note.hint')} lines={4} value={text} onChange={setText} maxLength={2_000} disabled={closed} error={sure ? t('note.sure') : undefined} />
      {!sure && findings.length > 0 && (
        <Banner kind="change" title={t('note.maybe')}>
          {findings.map((finding) => `${t(`note.kinds.${finding.kind}`)}: ${text.slice(finding.from, finding.to)}`).join(', ')}
        </Banner>
      )}
      <RefusalBanner commands={[save]} />
      <p className="od-soft" aria-live="polite">
        {save.pending ? t('note.saving') : changed ? (sure ? t('note.notSaved') : t('note.unsaved')) : saved === '' ? '' : t('note.saved')}
      </p>
    </section>
  );
}
