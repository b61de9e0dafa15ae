/** A report on paper or as a file for the books. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button, bytesOf, saveFile } from '../../kit/index.ts';

export function ReportActs({ report: { shiftId, kind } }: { readonly report: ShiftReport }) {
  const { t } = useTranslation('payments');
  const station = useStation();
  const print = useCommand(station.payments.printReport);
  const [failed, setFailed] = useState<unknown>(null);
  const savePdf = async () => {
    setFailed(null);
    try {
      const file = await station.payments.reportPicture.call({ shiftId, kind, as: 'pdf' });
      saveFile(document, file.fileName, bytesOf(file.base64), file.mediaType);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <>
      <RefusalBanner commands={[print, { error: failed }]} />
      <Button icon="print" busy={print.pending} onPress={() => void print.run({ shiftId, kind })}>
        {t('report.print')}
      </Button>
      <Button icon="document" onPress={() => void savePdf()}>
        {t('report.pdf')}
      </Button>
      {print.data !== undefined && <output className="pay-report-told">{t('report.printed')}</output>}
    </>
  );
}
