/** Typed interpreting as it is read: large, the last lines at the bottom, the one being typed as it grows. */
import { useTranslation } from 'react-i18next';
import type { Joint } from '../joint.ts';
import { nameOf, type Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import '../joint.css';

interface CaptionsViewProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  /** How many lines are in sight; the others can be scrolled back to. */
  readonly lines?: number;
}

export function CaptionsView({ joint, people, lines = 3 }: CaptionsViewProps) {
  const { t } = useTranslation('remote');
  const all = useCell(joint.captions.lines);
  if (all.length === 0) return null;
  const done = all.filter((line) => line.done);
  const growing = all.filter((line) => !line.done);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- earlier lines are scrolled back to by keys (WCAG 2.1.1)
    <section className="jt-captions" aria-label={t('joint.captions.title')} tabIndex={0} style={{ maxHeight: `${lines * 1.4 + 1}em` }}>
      {/* Only whole lines are read aloud: one that grows would be read at each letter. */}
      <div role="log" aria-label={t('joint.captions.title')}>
        {done.map(({ id, author, text, lang }) => (
          <p key={`${author} ${id}`} lang={lang} dir="auto">
            <span className="od-hidden">{nameOf(people, author)}: </span>
            {text}
          </p>
        ))}
      </div>
      <div aria-hidden="true">
        {growing.map(({ id, author, text, lang }) => (
          <p key={`${author} ${id}`} lang={lang} dir="auto" className="jt-growing">
            {text}
          </p>
        ))}
      </div>
    </section>
  );
}
