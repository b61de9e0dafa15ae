/** The card's form, filled by all at once: what is wrong stands beside the fields and above them, and it is sent whole. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormAnswers } from '#shared/contract/remote/form.ts';
import { checkForm } from '#shared/domain/joint-form.ts';
import { useContentLanguage } from '../../../../app/index.ts';
import { Banner, Button, InLanguage, localText, Row, Stack } from '../../../../kit/index.ts';
import type { JointFormWork } from '../joint.ts';
import type { Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import { faultText } from './fault-text.ts';
import { FormField } from './form-field.tsx';
import '../joint.css';

interface FormPanelProps {
  readonly work: JointFormWork;
  readonly people: readonly Person[];
  /** Whether this is the customer's own screen, where locked fields are confirmed. */
  readonly isCustomer: boolean;
  /** Sends the form, or throws; absent where it cannot be sent from, as on the terminal. */
  readonly onSend?: (answers: FormAnswers, confirmed: readonly string[]) => Promise<void>;
  /** The form was received. */
  readonly sent?: boolean;
  /** Why sending failed, in words. */
  readonly failure?: string | undefined;
}

export function FormPanel({ work, people, isCustomer, onSend, sent = false, failure }: FormPanelProps) {
  const { t, i18n } = useTranslation('remote');
  const language = useContentLanguage();
  const answers = useCell(work.answers.values);
  const confirmed = useCell(work.confirmations.confirmed);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const findings = checkForm(work.form, answers, new Set(confirmed));
  const told = asked
    ? findings.flatMap(({ fieldId, reason }) => {
        const field = work.form.fields.find((one) => one.id === fieldId);
        return field === undefined ? [] : [{ fieldId, label: localText(field.label, i18n.language).text, text: faultText(t, language, field, reason) }];
      })
    : [];
  const send = async () => {
    setAsked(true);
    if (findings.length > 0) {
      // The summary is drawn by then.
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    setBusy(true);
    try {
      await onSend?.(answers, confirmed);
    } finally {
      setBusy(false);
    }
  };
  const go = (fieldId: string) => document.getElementById(`jt-field-${fieldId}`)?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return (
    <section className="jt-form" aria-label={localText(work.form.title, i18n.language).text}>
      <Stack gap="s">
        <h3>
          <InLanguage texts={work.form.title} />
        </h3>
        {work.form.lead !== undefined && (
          <p>
            <InLanguage texts={work.form.lead} />
          </p>
        )}
        <div ref={summary} tabIndex={-1}>
          {told.length > 0 && (
            <Banner kind="disruption" live="assertive" title={t('joint.form.findings', { count: told.length })}>
              <ul>
                {told.map(({ fieldId, label, text }) => (
                  <li key={fieldId}>
                    <button type="button" className="jt-link" onClick={() => go(fieldId)}>
                      {label}
                    </button>
                    {` ${text}`}
                  </li>
                ))}
              </ul>
            </Banner>
          )}
        </div>
        {work.form.fields.map((field) => (
          <FormField key={field.id} work={work} people={people} field={field} isCustomer={isCustomer} error={told.find(({ fieldId }) => fieldId === field.id)?.text} />
        ))}
        {failure !== undefined && <Banner kind="disruption">{failure}</Banner>}
        {sent && (
          <Banner kind="success" title={t('joint.form.sent')}>
            {t('joint.form.sentText')}
          </Banner>
        )}
        {onSend !== undefined && !sent && (
          <Row>
            <Button variant="primary" busy={busy} onPress={() => void send()}>
              {t('joint.form.send')}
            </Button>
          </Row>
        )}
      </Stack>
    </section>
  );
}
