/** The report as a file for a spreadsheet. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportGrouping } from '#shared/contract/reports.ts';
import { errorText, useContentLanguage, useHub } from '../../app/index.ts';
import { Button, Failed } from '../../kit/index.ts';

/** Hands a text to the browser as a file. The byte order mark at its start is the text's own. */
function saveFile(page: Document, name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = page.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file's content when the press returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

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
    onSuccess: ({ fileName, text }) => saveFile(document, fileName, text),
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
