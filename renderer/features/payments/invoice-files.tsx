/** An invoice that was issued, as files: the payment slip, and Finvoice where the buyer takes it. */
import { useTranslation } from 'react-i18next';
import type { IssuedInvoice } from '#shared/contract/payments/procedures.ts';
import { Button, bytesOf, Row, saveFile } from '../../kit/index.ts';

export function InvoiceFiles({ invoice }: { readonly invoice: IssuedInvoice }) {
  const { t } = useTranslation('payments');
  const { number, reference, pdfBase64, finvoice } = invoice;
  return (
    <div className="od-stack">
      <p>{t('onInvoice.issued', { number, reference })}</p>
      <Row>
        <Button icon="document" onPress={() => saveFile(document, `${number}.pdf`, bytesOf(pdfBase64), 'application/pdf')}>
          {t('onInvoice.savePdf')}
        </Button>
        {finvoice !== null && (
          <Button icon="document" onPress={() => saveFile(document, `${number}.xml`, finvoice, 'application/xml')}>
            {t('onInvoice.saveFinvoice')}
          </Button>
        )}
      </Row>
    </div>
  );
}
