/** What is said to an Adyen terminal: messages of the nexo Sale to POI protocol 3.0 as Adyen's Terminal API documents them. */
import type { CardOrder } from '#service/features/payments/index.ts';

export interface MessageHeader {
  ProtocolVersion: '3.0';
  MessageClass: 'Service';
  MessageCategory: 'Payment' | 'Reversal' | 'TransactionStatus' | 'Abort';
  MessageType: 'Request';
  SaleID: string;
  ServiceID: string;
  POIID: string;
}

export type NexoRequest = { MessageHeader: MessageHeader } & Record<string, unknown>;

/** Euros as the protocol's decimal number, from whole cents. */
const euros = (cents: number): number => Number((Math.abs(cents) / 100).toFixed(2));

/** A refund of a known transaction is a reversal; everything else the customer's card is asked for is a payment. */
export const categoryOf = (order: CardOrder): 'Payment' | 'Reversal' => (order.original ? 'Reversal' : 'Payment');

const header = (category: MessageHeader['MessageCategory'], saleId: string, serviceId: string, poiId: string): MessageHeader => ({
  ProtocolVersion: '3.0',
  MessageClass: 'Service',
  MessageCategory: category,
  MessageType: 'Request',
  SaleID: saleId,
  ServiceID: serviceId,
  POIID: poiId,
});

/** The order itself: a payment, a refund to the card that is shown, or the reversal of a known transaction. */
export const orderRequest = (order: CardOrder, poiId: string): NexoRequest => {
  const MessageHeader = header(categoryOf(order), order.registerId, order.serviceId, poiId);
  const SaleTransactionID = { TransactionID: order.paymentId, TimeStamp: order.startedAt };
  if (order.original) {
    return {
      MessageHeader,
      ReversalRequest: {
        SaleData: { SaleTransactionID, SaleToAcquirerData: 'currency=EUR' },
        OriginalPOITransaction: { POITransactionID: { TransactionID: order.original.id, TimeStamp: order.original.at } },
        ReversalReason: 'MerchantCancel',
        ReversedAmount: euros(order.cents),
      },
    };
  }
  return {
    MessageHeader,
    PaymentRequest: {
      SaleData: { SaleTransactionID },
      PaymentTransaction: { AmountsReq: { Currency: 'EUR', RequestedAmount: euros(order.cents) } },
      ...(order.cents < 0 ? { PaymentData: { PaymentType: 'Refund' } } : {}),
    },
  };
};

/** `serviceId` is the question's own; the order is named inside. */
export const statusRequest = (order: CardOrder, serviceId: string, poiId: string): NexoRequest => ({
  MessageHeader: header('TransactionStatus', order.registerId, serviceId, poiId),
  TransactionStatusRequest: { ReceiptReprintFlag: false, MessageReference: { MessageCategory: categoryOf(order), SaleID: order.registerId, ServiceID: order.serviceId } },
});

/** The last transaction with its receipts again. */
export const receiptRequest = (registerId: string, serviceId: string, poiId: string): NexoRequest => ({
  MessageHeader: header('TransactionStatus', registerId, serviceId, poiId),
  TransactionStatusRequest: { ReceiptReprintFlag: true, DocumentQualifier: ['CashierReceipt', 'CustomerReceipt'] },
});

export const abortRequest = (order: CardOrder, serviceId: string, poiId: string): NexoRequest => ({
  MessageHeader: header('Abort', order.registerId, serviceId, poiId),
  AbortRequest: { AbortReason: 'MerchantAbort', MessageReference: { MessageCategory: categoryOf(order), SaleID: order.registerId, ServiceID: order.serviceId, POIID: poiId } },
});
