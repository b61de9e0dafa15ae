/** The report as a file for a spreadsheet. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportGrouping } from '#shared/contract/reports.ts';
import { errorText, useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Failed, saveFile } from '../../kit/index.ts';

interface DownloadCsvProps {
  readonly filter: { readonly from: string; readonly to: string; readonly providerId?: string; readonly pointId?: string };
  readonly by: ReportGrouping;
  readonly disabled: boolean;
}

export function DownloadCsv({ filter, by, disabled }: DownloadCsvProps) {
  const { t } = useTranslation('reports');
  const errors = useTranslation('errors');
  const language = useContentLanguage();
  const hub = useHub();
  const csv = useMutation({
    mutationFn: () => hub.reports.csv.call({ ...filter, by, language }),
    onSuccess: ({ fileName, text }) => saveFile(document, fileName, text, 'text/csv;charset=utf-8'),
  });
  return (
    <div className="re-download">
      <Button icon="document" disabled={disabled} busy={csv.isPending} onPress={() => csv.mutate()}>
        {t('download')}
      </Button>
      {csv.isError && <Failed text={errorText(csv.error, errors.t)} />}
    </div>
  );
}
