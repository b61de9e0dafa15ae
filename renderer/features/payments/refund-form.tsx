/** Which lines are given back, how many of each, and why; or the whole receipt taken back. */
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Checkbox, Field, Loading, localText } from '../../kit/index.ts';

interface RefundFormProps {
  readonly number: string;
  readonly deskId: string;
  /** The refund stands on the till, or is done already. */
  readonly onStarted: (sale: Sale) => void;
}

export function RefundForm({ number, deskId, onStarted }: RefundFormProps) {
  const { t } = useTranslation('payments');
  const language = useContentLanguage();
  const station = useStation();
  const receipt = useQuery(station.payments.receipt.queryOptions({ input: { number } }));
  const refund = useCommand(station.payments.refund);
  const voiding = useCommand(station.payments.voidReceipt);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const loaded = receipt.data !== undefined;
  // The button that opened this is gone: the first line takes the focus.
  useEffect(() => {
    if (loaded) form.current?.querySelector('input')?.focus();
  }, [loaded]);
  if (receipt.data === undefined) return <Loading />;
  const short = reason.trim().length < 3;
  const lines = receipt.data.lines.flatMap(({ id }) => {
    const pieces = Number(chosen[id] ?? 0);
    return Number.isInteger(pieces) && pieces > 0 ? [{ lineId: id, quantity: pieces }] : [];
  });
  const after = (answer: Sale | undefined) => {
    if (answer !== undefined) onStarted(answer);
  };
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (short || lines.length === 0) return;
    void refund.run({ number, deskId, lines, reason: reason.trim() }).then(after);
  };
  const voidAll = () => {
    setTried(true);
    if (!short) void voiding.run({ number, deskId, reason: reason.trim() }).then(after);
  };
  return (
    <form ref={form} className="od-stack" onSubmit={send}>
      <h3>{t('refund.title')}</h3>
      <RefusalBanner commands={[refund, voiding]} />
      {receipt.data.lines.map((line) => {
        const name = `${localText(line.name, language).text}, ${formatCents(line.totalCents, language)}`;
        return line.quantity === 1 ? (
          <Checkbox key={line.id} label={name} checked={chosen[line.id] === '1'} onChange={(on) => setChosen({ ...chosen, [line.id]: on ? '1' : '0' })} />
        ) : (
          <Field key={line.id} label={t('refund.pieces', { name, count: line.quantity })} inputMode="numeric" maxLength={4} value={chosen[line.id] ?? ''} onChange={(value) => setChosen({ ...chosen, [line.id]: value.replace(/\D/g, '') })} />
        );
      })}
      {tried && lines.length === 0 && <p className="od-field-error">{t('refund.chooseLine')}</p>}
      <Field label={t('line.reason')} hint={t('line.reasonHint')} value={reason} onChange={setReason} maxLength={500} error={tried && short ? t('line.reasonMissing') : undefined} />
      <div className="od-row">
        <Button type="submit" variant="primary" busy={refund.pending}>
          {t('refund.start')}
        </Button>
        <Button variant="danger" busy={voiding.pending} onPress={voidAll}>
          {t('refund.void')}
        </Button>
      </div>
    </form>
  );
}
