/** The fields of each way to identify a customer. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentKind } from '#shared/contract/identity.ts';
import { formatDate } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Banner, Button, Checkbox, Field, Fields, Select, useFirstFocus } from '../../kit/index.ts';
import type { IdentityField, IdentityForm } from './identity-form.ts';
import { zoneView } from './zone-view.ts';

const MrzCamera = lazy(async () => ({ default: (await import('./mrz-camera.tsx')).MrzCamera }));

export interface FieldsProps {
  readonly form: IdentityForm;
  readonly onChange: (change: Partial<IdentityForm>) => void;
  /** Words for a refused field. */
  readonly errorOf: (field: IdentityField) => string | undefined;
  readonly today: string;
  /** The reader or the advisor has sent a whole zone. */
  readonly onWhole: () => void;
}

const KINDS = ['passport', 'identityCard', 'drivingLicence', 'residencePermit', 'aliensPassport', 'kelaCard'] as const satisfies readonly DocumentKind[];

type FieldElement = HTMLInputElement & HTMLTextAreaElement;

/** A code is typed unseen by those who look over the desk, and kept out of the browser's memory. */
function CodeField({ label, hint, value, error, onChange, first = false }: { readonly label: string; readonly hint: string; readonly value: string; readonly error: string | undefined; readonly onChange: (value: string) => void; readonly first?: boolean }) {
  const field = useFirstFocus<FieldElement>();
  return <Field {...(first ? { ref: field } : {})} label={label} hint={hint} value={value} error={error} onChange={onChange} autoComplete="off" spellCheck={false} maxLength={20} />;
}

export function CodeFields({ form, onChange, errorOf }: FieldsProps) {
  const { t } = useTranslation('identity');
  return (
    <>
      <CodeField first label={t('code')} hint={t('codeHint')} value={form.code} error={errorOf('code')} onChange={(code) => onChange({ code })} />
      <CodeField label={t('documentCode')} hint={t('documentCodeHint')} value={form.documentCode} error={errorOf('documentCode')} onChange={(documentCode) => onChange({ documentCode })} />
    </>
  );
}

function Compared({ form, onChange, errorOf }: Pick<FieldsProps, 'form' | 'onChange' | 'errorOf'>) {
  const { t } = useTranslation('identity');
  const error = errorOf('compared');
  return (
    <div>
      <Checkbox label={t('compared')} checked={form.compared} onChange={(compared) => onChange({ compared })} />
      {error !== undefined && (
        <p className="od-field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export function DocumentFields(props: FieldsProps) {
  const { t } = useTranslation('identity');
  const { form, onChange, errorOf } = props;
  const first = useFirstFocus<FieldElement>();
  return (
    <>
      <Fields>
        <Select label={t('kind')} value={form.kind} onChange={(kind) => onChange({ kind })} options={KINDS.map((kind) => ({ value: kind, label: t(`documents.${kind}`) }))} />
        <Field label={t('issuer')} hint={t('issuerHint')} value={form.issuer} error={errorOf('issuer')} onChange={(issuer) => onChange({ issuer })} maxLength={3} autoComplete="off" />
        <Field ref={first} label={t('lastFour')} hint={t('lastFourHint')} value={form.lastFour} error={errorOf('lastFour')} onChange={(lastFour) => onChange({ lastFour })} maxLength={4} autoComplete="off" spellCheck={false} />
        <Field label={t('expires')} hint={t('dayHint')} value={form.expires} error={errorOf('expires')} onChange={(expires) => onChange({ expires })} maxLength={10} autoComplete="off" />
        <Field label={t('birthDate')} hint={t('dayHint')} value={form.birthDate} error={errorOf('birthDate')} onChange={(birthDate) => onChange({ birthDate })} maxLength={10} autoComplete="off" />
        <CodeField label={t('codeToCompare')} hint={t('codeToCompareHint')} value={form.code} error={errorOf('code')} onChange={(code) => onChange({ code })} />
      </Fields>
      <Compared {...props} />
    </>
  );
}

export function ZoneFields(props: FieldsProps) {
  const { t } = useTranslation('identity');
  const { form, onChange, errorOf, today, onWhole } = props;
  const first = useFirstFocus<FieldElement>();
  const [camera, setCamera] = useState(false);
  return (
    <>
      <div
        className="ad-zone"
        onKeyDownCapture={(event) => {
          // A reader ends each line with Enter: the last one finds the zone whole.
          if (event.key !== 'Enter' || zoneView(form.lines, today) === null || !(event.target instanceof HTMLTextAreaElement)) return;
          event.preventDefault();
          onWhole();
        }}
      >
        <Field ref={first} label={t('lines')} hint={t('linesHint')} lines={3} value={form.lines} error={errorOf('lines')} onChange={(lines) => onChange({ lines })} maxLength={200} autoComplete="off" spellCheck={false} />
      </div>
      <ZoneSummary lines={form.lines} today={today} />
      {camera ? (
        <Suspense fallback={null}>
          <MrzCamera
            onRead={(lines) => {
              setCamera(false);
              onChange({ lines });
            }}
            onClose={() => setCamera(false)}
          />
        </Suspense>
      ) : (
        <div>
          <Button icon="peek" onPress={() => setCamera(true)}>
            {t('camera.open')}
          </Button>
        </div>
      )}
      <Fields>
        <Field label={t('statedName')} hint={t('statedNameHint')} value={form.statedName} onChange={(statedName) => onChange({ statedName })} maxLength={120} autoComplete="off" spellCheck={false} />
        <CodeField label={t('codeToCompare')} hint={t('codeToCompareHint')} value={form.code} error={errorOf('code')} onChange={(code) => onChange({ code })} />
      </Fields>
      <Compared {...props} />
    </>
  );
}

function ZoneSummary({ lines, today }: { readonly lines: string; readonly today: string }) {
  const { t } = useTranslation('identity');
  const language = useContentLanguage();
  const zone = zoneView(lines, today);
  if (zone === null) return null;
  return (
    <Banner kind={zone.expired ? 'disruption' : 'success'} title={zone.kind === null ? t('zone.visa') : t('zone.read', { kind: t(`documents.${zone.kind}`), issuer: zone.issuer })}>
      {t(zone.expired ? 'zone.expired' : 'zone.valid', { date: formatDate(zone.expires, language) })}
      {zone.corrected > 0 && ` ${t('zone.corrected', { count: zone.corrected })}`}
    </Banner>
  );
}
