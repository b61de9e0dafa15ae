/** Where ticket slips are printed. */
import { useTranslation } from 'react-i18next';
import { Field, Fields, Select } from '../../kit/index.ts';
import type { PrinterForm } from './settings-form.ts';

interface PrinterFieldsProps {
  readonly printer: PrinterForm;
  readonly onChange: (printer: PrinterForm) => void;
  readonly errorOf: (field: string) => string | undefined;
}

export function PrinterFields({ printer, onChange, errorOf }: PrinterFieldsProps) {
  const { t } = useTranslation('point');
  const set = (change: Partial<PrinterForm>) => onChange({ ...printer, ...change });
  return (
    <Fields>
      <Select label={t('settings.printerKind')} value={printer.kind} onChange={(kind) => set({ kind })} options={(['none', 'network', 'file'] as const).map((kind) => ({ value: kind, label: t(`settings.printers.${kind}`) }))} />
      {printer.kind === 'network' && (
        <>
          <Field label={t('settings.host')} value={printer.host} error={errorOf('printer.host')} onChange={(host) => set({ host })} maxLength={255} spellCheck={false} />
          <Field type="number" label={t('settings.port')} value={printer.port} error={errorOf('printer.port')} onChange={(port) => set({ port })} />
        </>
      )}
      {printer.kind === 'file' && <Field label={t('settings.path')} hint={t('settings.pathHint')} value={printer.path} error={errorOf('printer.path')} onChange={(path) => set({ path })} maxLength={500} spellCheck={false} />}
    </Fields>
  );
}
