/** The point's settings, for its administrator; others may read them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointSettings } from '#shared/contract/point.ts';
import { errorText, fieldErrors, LANGUAGES, RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Banner, Button, Checkbox, Failed, Field, Fields, focusFirstFault, Loading, Row } from '../../kit/index.ts';
import { DesksSection } from './desks-section.tsx';
import { ExceptionFields } from './exception-fields.tsx';
import { GroupsSection } from './groups-section.tsx';
import { MunicipalitySelect } from './municipality-select.tsx';
import { PrinterFields } from './printer-fields.tsx';
import { type SettingsForm, settingsFaults, settingsForm, settingsOf } from './settings-form.ts';
import { WeekFields } from './week-fields.tsx';
import './point-pages.css';

export function SettingsPage({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation(['point', 'errors']);
  const station = useStation();
  const settings = useQuery({ ...station.point.settings.queryOptions(), staleTime: 0 });
  if (settings.data === undefined) return settings.isError ? <Failed text={errorText(settings.error, t)} onRetry={() => void settings.refetch()} /> : <Loading />;
  return (
    <div className="ad-settings">
      {!mayChange && <Banner kind="info">{t('point:settings.readOnly')}</Banner>}
      <fieldset className="ad-fieldset" disabled={!mayChange}>
        <PointForm settings={settings.data} />
        <DesksSection />
        <GroupsSection />
      </fieldset>
    </div>
  );
}

function PointForm({ settings }: { readonly settings: PointSettings }) {
  const { t } = useTranslation(['point', 'errors', 'kit']);
  const station = useStation();
  const queries = useQueryClient();
  const save = useCommand(station.point.saveSettings);
  const [form, setForm] = useState<SettingsForm>(() => settingsForm(settings));
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState(false);
  const faults = settingsFaults(form);
  const refused = fieldErrors(save.error, t);
  const errorOf = (field: string): string | undefined => {
    const reason = faults.get(field);
    return tried && reason !== undefined ? t(`point:faults.${reason}`) : refused.get(`settings.${field}`);
  };
  const change = (next: Partial<SettingsForm>) => {
    setForm((former) => ({ ...former, ...next }));
    setSaved(false);
    if (save.error !== null) save.reset();
  };
  const send = async () => {
    if ((await save.run({ settings: settingsOf(form) })) === undefined) return;
    setSaved(true);
    await queries.invalidateQueries({ queryKey: station.point.key() });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faults.size === 0) void send();
    else focusFirstFault(event.currentTarget);
  };
  return (
    <form className="od-stack" noValidate onSubmit={submit}>
      <section className="ad-settings-part">
        <h2>{t('point:settings.point')}</h2>
        <Fields>
          <Field label={t('point:pointName')} value={form.name} error={errorOf('name')} onChange={(name) => change({ name })} maxLength={120} />
          <MunicipalitySelect code={form.municipality.code} onChange={(municipality) => change({ municipality })} />
          <Field type="number" label={t('point:settings.target')} hint={t('point:settings.targetHint')} value={form.targetMinutes} error={errorOf('targetMinutes')} onChange={(targetMinutes) => change({ targetMinutes })} />
          <Field type="number" label={t('point:settings.lockAfter')} hint={t('point:settings.lockAfterHint')} value={form.lockAfterMinutes} error={errorOf('lockAfterMinutes')} onChange={(lockAfterMinutes) => change({ lockAfterMinutes })} />
        </Fields>
      </section>
      <section className="ad-settings-part">
        <h2>{t('point:settings.hours')}</h2>
        <p className="od-soft">{t('point:settings.hoursHint')}</p>
        <WeekFields week={form.week} onChange={(week) => change({ week })} errorOf={(day) => errorOf(`week.${day}`) ?? errorOf(`hours.week.${day}`)} />
        <ExceptionFields rows={form.exceptions} onChange={(exceptions) => change({ exceptions })} errorOf={(at, field) => errorOf(`exceptions.${at}.${field}`) ?? errorOf(`hours.exceptions.${at}`)} />
      </section>
      <section className="ad-settings-part">
        <h2>{t('point:settings.languages')}</h2>
        <p className="od-soft">{t('point:settings.languagesHint')}</p>
        <Row gap="m">
          {LANGUAGES.map((language) => (
            <Checkbox
              key={language}
              label={t(`kit:languages.${language}`)}
              checked={form.customerLanguages.includes(language)}
              onChange={(on) => change({ customerLanguages: LANGUAGES.filter((other) => (other === language ? on : form.customerLanguages.includes(other))) })}
            />
          ))}
        </Row>
        {errorOf('customerLanguages') !== undefined && <p className="od-field-error">{errorOf('customerLanguages')}</p>}
      </section>
      <section className="ad-settings-part">
        <h2>{t('point:settings.display')}</h2>
        <p className="od-soft">{t('point:settings.displayHint')}</p>
        <Fields>
          <Field label={t('point:settings.metres')} inputMode="decimal" value={form.viewingMetres} error={errorOf('viewingMetres')} onChange={(viewingMetres) => change({ viewingMetres })} />
          <Field label={t('point:settings.inches')} inputMode="decimal" value={form.panelInches} error={errorOf('panelInches')} onChange={(panelInches) => change({ panelInches })} />
        </Fields>
      </section>
      <section className="ad-settings-part">
        <h2>{t('point:settings.printer')}</h2>
        <PrinterFields printer={form.printer} onChange={(printer) => change({ printer })} errorOf={errorOf} />
      </section>
      <section className="ad-settings-part">
        <h2>{t('point:settings.seller')}</h2>
        <p className="od-soft">{t('point:settings.sellerHint')}</p>
        <Fields>
          <Field label={t('point:settings.sellerId')} value={form.seller.businessId} error={errorOf('seller.businessId')} onChange={(businessId) => change({ seller: { ...form.seller, businessId } })} maxLength={20} spellCheck={false} />
          <Field label={t('point:settings.sellerAddress')} value={form.seller.address} error={errorOf('seller.address')} onChange={(address) => change({ seller: { ...form.seller, address } })} maxLength={120} />
          <Field type="tel" label={t('point:settings.sellerPhone')} value={form.seller.phone} error={errorOf('seller.phone')} onChange={(phone) => change({ seller: { ...form.seller, phone } })} maxLength={40} />
        </Fields>
      </section>
      {tried && faults.size > 0 && <Banner kind="disruption">{t('point:settings.someFaults')}</Banner>}
      <RefusalBanner commands={[save]} />
      <Row>
        <Button type="submit" variant="primary" icon="check" busy={save.pending}>
          {t('point:settings.save')}
        </Button>
        <span aria-live="polite">{saved && t('point:settings.saved')}</span>
      </Row>
    </form>
  );
}
