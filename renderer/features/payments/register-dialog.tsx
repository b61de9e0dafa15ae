/** One register's settings. Its key for the journal is made by the station and never shown. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '#shared/contract/payments/shifts.ts';
import type { Desk } from '#shared/contract/point.ts';
import { fieldErrors, RefusalBanner, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Button, Checkbox, Dialog, Field, Select, useFirstFocus } from '../../kit/index.ts';
import { draftOf, type RegisterDraft, registerOf, secretOf } from './register-draft.ts';

interface RegisterDialogProps {
  readonly register: Register | null;
  readonly desks: readonly Desk[];
  readonly onClose: () => void;
}

export function RegisterDialog({ register, desks, onClose }: RegisterDialogProps) {
  const { t } = useTranslation(['payments', 'kit', 'errors', 'point']);
  const station = useStation();
  const save = useCommand(station.payments.saveRegister);
  const keep = useCommand(station.payments.setTerminalSecret);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const [draft, setDraft] = useState<RegisterDraft>(() => draftOf(register));
  // A register that was saved is not made again when its terminal's secret was refused.
  const [savedId, setSavedId] = useState(register?.id ?? null);
  const set = (change: Partial<RegisterDraft>) => setDraft((before) => ({ ...before, ...change }));
  const wrong = fieldErrors(save.error, t);
  const of = (field: string) => wrong.get(`register.${field}`);
  const wrongSecret = fieldErrors(keep.error, t);
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const saved = await save.run({ ...(savedId === null ? {} : { id: savedId }), register: registerOf(draft) });
    if (saved === undefined) return;
    setSavedId(saved.id);
    const secret = secretOf(draft);
    if (secret === null || (await keep.run({ registerId: saved.id, ...secret })) !== undefined) onClose();
  };
  return (
    <Dialog wide title={register?.name ?? t('payments:registers.add')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" onSubmit={(event) => void send(event)}>
        {[save, keep].map((command, at) => refusedFields(command.error).length === 0 && <RefusalBanner key={['save', 'keep'][at]} commands={[command]} />)}
        <Field ref={first} label={t('payments:registers.name')} value={draft.name} onChange={(name) => set({ name })} maxLength={120} error={of('name')} />
        <fieldset className="pay-count">
          <legend>{t('payments:registers.desks')}</legend>
          <div className="od-row">
            {desks
              .filter(({ active }) => active)
              .map(({ id, number }) => (
                <Checkbox key={id} label={String(number)} checked={draft.deskIds.includes(id)} onChange={(on) => set({ deskIds: on ? [...draft.deskIds, id] : draft.deskIds.filter((one) => one !== id) })} />
              ))}
          </div>
        </fieldset>
        <Checkbox label={t('payments:registers.blindCount')} checked={draft.blindCount} onChange={(blindCount) => set({ blindCount })} />
        <Select label={t('payments:registers.printer')} value={draft.printer} onChange={(printer) => set({ printer })} options={(['none', 'network', 'file'] as const).map((kind) => ({ value: kind, label: t(`payments:registers.printers.${kind}`) }))} />
        {draft.printer === 'network' && (
          <div className="ad-settings-grid">
            <Field label={t('point:settings.host')} value={draft.printerHost} onChange={(printerHost) => set({ printerHost })} maxLength={255} spellCheck={false} error={of('printer.host')} />
            <Field label={t('point:settings.port')} value={draft.printerPort} onChange={(printerPort) => set({ printerPort })} inputMode="numeric" maxLength={5} error={of('printer.port')} />
          </div>
        )}
        {draft.printer === 'file' && <Field label={t('point:settings.path')} value={draft.printerPath} onChange={(printerPath) => set({ printerPath })} maxLength={500} spellCheck={false} error={of('printer.path')} />}
        <Select label={t('payments:registers.terminal')} value={draft.terminal} onChange={(terminal) => set({ terminal })} options={(['none', 'manual', 'adyen'] as const).map((kind) => ({ value: kind, label: t(`payments:registers.terminals.${kind}`) }))} />
        {draft.terminal === 'adyen' && (
          <div className="ad-settings-grid">
            <Field label={t('point:settings.host')} value={draft.terminalHost} onChange={(terminalHost) => set({ terminalHost })} maxLength={255} spellCheck={false} error={of('terminal.host')} />
            <Field label={t('point:settings.port')} value={draft.terminalPort} onChange={(terminalPort) => set({ terminalPort })} inputMode="numeric" maxLength={5} error={of('terminal.port')} />
            <Field label={t('payments:registers.poiId')} value={draft.poiId} onChange={(poiId) => set({ poiId })} maxLength={60} spellCheck={false} error={of('terminal.poiId')} />
            <Field label={t('payments:registers.keyIdentifier')} value={draft.keyIdentifier} onChange={(keyIdentifier) => set({ keyIdentifier })} maxLength={60} spellCheck={false} error={of('terminal.keyIdentifier')} />
            <Field label={t('payments:registers.keyVersion')} value={draft.keyVersion} onChange={(keyVersion) => set({ keyVersion })} inputMode="numeric" maxLength={3} error={of('terminal.keyVersion')} />
          </div>
        )}
        {draft.terminal === 'adyen' && (
          <>
            <Field type="password" label={t('payments:registers.passphrase')} hint={t('payments:registers.secretHint')} value={draft.passphrase} onChange={(passphrase) => set({ passphrase })} maxLength={200} autoComplete="off" error={wrongSecret.get('passphrase')} />
            <Field label={t('payments:registers.certificate')} hint={t('payments:registers.certificateHint')} lines={4} value={draft.certificate} onChange={(certificate) => set({ certificate })} maxLength={20_000} spellCheck={false} error={wrongSecret.get('certificate')} />
          </>
        )}
        <Checkbox label={t('payments:registers.active')} checked={draft.active} onChange={(active) => set({ active })} />
        <div className="pay-submit">
          <Button type="submit" variant="primary" busy={save.pending || keep.pending}>
            {t('payments:registers.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
