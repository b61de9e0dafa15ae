/** A one-time code for a new screen, with a QR code that opens its page. */
import { useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '#shared/contract/point.ts';
import { formatTime } from '#shared/domain/local-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Dialog, Field, Qr, Select, useFirstFocus } from '../../kit/index.ts';

/** The kinds that stand at a point; experts and providers enrol at the hub. */
const KINDS = ['advisor', 'terminal', 'display'] as const;
type Kind = (typeof KINDS)[number];
const NONE = '-';

export function EnrolDialog({ desks, onClose }: { readonly desks: readonly Desk[]; readonly onClose: () => void }) {
  const { t } = useTranslation(['devices', 'kit']);
  const station = useStation();
  const queries = useQueryClient();
  const create = useCommand(station.devices.createCode);
  const [kind, setKind] = useState<Kind>('terminal');
  const [name, setName] = useState('');
  const [deskId, setDeskId] = useState(NONE);
  const [tried, setTried] = useState(false);
  const first = useFirstFocus<HTMLInputElement & HTMLTextAreaElement>();
  const atDesk = kind !== 'display';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '') void create.run({ kind, name: name.trim(), deskId: atDesk && deskId !== NONE ? deskId : null });
  };
  const close = () => {
    void queries.invalidateQueries({ queryKey: station.devices.key() });
    onClose();
  };
  if (create.data !== undefined) return <CodeDialog code={create.data} onClose={close} />;
  return (
    <Dialog title={t('devices:enrol.title')} onClose={onClose} closeLabel={t('kit:cancel')}>
      <form className="od-stack" noValidate onSubmit={submit}>
        <Field ref={first} label={t('devices:name')} hint={t('devices:enrol.nameHint')} value={name} error={tried && name.trim() === '' ? t('devices:enrol.nameMissing') : undefined} onChange={setName} maxLength={120} autoComplete="off" />
        <Select label={t('devices:kind')} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`devices:kinds.${value}`) }))} />
        {atDesk && (
          <Select
            label={t('devices:desk')}
            value={deskId}
            onChange={setDeskId}
            options={[{ value: NONE, label: t(kind === 'terminal' ? 'devices:lobby' : 'devices:anyDesk') }, ...desks.filter((desk) => desk.active).map((desk) => ({ value: desk.id, label: t('devices:deskNumber', { number: desk.number, name: desk.name }).trim() }))]}
          />
        )}
        <RefusalBanner commands={[create]} />
        <div>
          <Button type="submit" variant="primary" busy={create.pending}>
            {t('devices:enrol.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function CodeDialog({ code, onClose }: { readonly code: { code: string; url: string; expiresAt: string }; readonly onClose: () => void }) {
  const { t } = useTranslation(['devices', 'kit']);
  const language = useContentLanguage();
  return (
    <Dialog title={t('devices:enrol.codeTitle')} onClose={onClose} closeLabel={t('kit:close')}>
      <p>{t('devices:enrol.codeText')}</p>
      <p className="ad-code">{code.code}</p>
      <div className="ad-code-qr">
        <Qr text={code.url} label={t('devices:enrol.qrLabel')} />
      </div>
      <p className="od-soft">{t('devices:enrol.validUntil', { time: formatTime(code.expiresAt, language) })}</p>
    </Dialog>
  );
}
