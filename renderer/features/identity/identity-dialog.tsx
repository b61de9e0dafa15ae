/** Recording how surely the customer is known. What is typed here lives only as long as the dialog. */
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityMethod } from '#shared/contract/identity.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { RefusalBanner, refusedFields, useCommand, useStation } from '../../app/index.ts';
import { Button, Dialog, focusFirstFault, Row, useFirstFocus, useNow } from '../../kit/index.ts';
import { CodeFields, DocumentFields, ZoneFields } from './identity-fields.tsx';
import { codeReason, EMPTY_FORM, evidenceOf, type IdentityField, type IdentityFault, type IdentityForm } from './identity-form.ts';
import { IdentityResult } from './identity-result.tsx';
import './identity-dialog.css';

/** In the order in which they are offered; the keys follow it. */
const METHODS: readonly IdentityMethod[] = ['document', 'mrz', 'code', 'anonymous'];

export function IdentityDialog({ visitId, onClose }: { readonly visitId: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['identity', 'kit', 'errors']);
  const station = useStation();
  const record = useCommand(station.identity.record);
  const [form, setForm] = useState<IdentityForm>(EMPTY_FORM);
  const [faults, setFaults] = useState<readonly IdentityFault[]>([]);
  const now = useNow(60_000);
  const today = localDateOf(new Date(now).toISOString());

  const change = (next: Partial<IdentityForm>) => {
    setForm((former) => ({ ...former, ...next }));
    setFaults((former) => former.filter((fault) => !(fault.field in next)));
    if (record.error !== null) record.reset();
  };
  const send = async () => {
    const read = evidenceOf(form, today);
    if (!read.ok) {
      setFaults(read.faults);
      return;
    }
    const check = await record.run({ visitId, evidence: read.evidence });
    if (check === undefined) return;
    setForm({ ...EMPTY_FORM, method: form.method });
    if (check.warnings.length === 0) onClose();
  };
  const told = refusedFields(record.error);
  const errorOf = (field: IdentityField): string | undefined => {
    const refused = told.find(({ path }) => path === `evidence.${field}`)?.reason;
    const reason = faults.find((fault) => fault.field === field)?.reason ?? (refused === undefined ? undefined : codeReason(refused));
    return reason === undefined ? undefined : t([`identity:reasons.${reason}`, 'identity:reasons.other']);
  };

  if (record.data !== undefined) return <ResultDialog check={record.data} onClose={onClose} />;
  const props = { form, onChange: change, errorOf, today, onWhole: () => (form.compared ? void send() : document.querySelector<HTMLInputElement>('.ad-identity input[type="checkbox"]')?.focus()) };
  return (
    <Dialog wide title={t('identity:title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form
        className="od-stack ad-identity"
        autoComplete="off"
        onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send();
          focusFirstFault(event.currentTarget);
        }}
      >
        <fieldset className="ad-methods">
          <legend className="od-hidden">{t('identity:method')}</legend>
          <Row>
            {METHODS.map((method, at) => (
              <Button key={method} keys={`Alt+${at + 1}`} pressed={form.method === method} onPress={() => setForm({ ...EMPTY_FORM, method })}>
                {t(`identity:methods.${method}.name`)}
              </Button>
            ))}
          </Row>
        </fieldset>
        <p className="od-soft">{t(`identity:methods.${form.method}.text`)}</p>
        {form.method === 'code' && <CodeFields {...props} />}
        {form.method === 'document' && <DocumentFields {...props} />}
        {form.method === 'mrz' && <ZoneFields {...props} />}
        {told.length === 0 && <RefusalBanner commands={[record]} />}
        <div>
          <Button type="submit" variant="primary" icon="check" busy={record.pending}>
            {t(`identity:methods.${form.method}.submit`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ResultDialog({ check, onClose }: { readonly check: Parameters<typeof IdentityResult>[0]['check']; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <Dialog
      title={t('resultTitle')}
      onClose={onClose}
      actions={
        <Button ref={button} variant="primary" onPress={onClose}>
          {t('resultClose')}
        </Button>
      }
    >
      <IdentityResult check={check} />
    </Dialog>
  );
}
