/**
 * What is inside the terminal: transactions, the money that really moved, and a customer before it. Speaks plain
 * messages; `server.ts` puts them on the line. A transaction that was begun goes on when the line is cut.
 */
type Json = Record<string, unknown>;
interface Header {
  MessageCategory: string;
  SaleID: string;
  ServiceID: string;
  POIID: string;
}

/** Money that moved: negative went back to the card. `paymentId` is the desk's own name of the order. */
export interface Charge {
  paymentId: string;
  cents: number;
}

/** What the customer does (a reversal needs none): `slow` waits until `act` is called, then approves. */
export type Customer = 'approves' | 'declined' | 'wrongPin' | 'walksAway' | 'partly' | 'slow';

export interface Till {
  customer: Customer;
  charges: Charge[];
  /** Cards are shown whole where they must not be: in lines, in fields nobody asked for, in the masked number. */
  leaky: boolean;
  /** Runs between two steps of a transaction; tests hold or break it there. */
  onStep: (step: 'received' | 'cardShown' | 'charged') => Promise<void> | void;
  act: () => void;
  /** Resolves when a slow customer stands before the terminal. */
  customerWaits: () => Promise<void>;
  /** Forgets what is under way; what has moved money stays known. */
  restart: () => void;
  handle: (message: Json) => Promise<Json | null>;
  busy: () => boolean;
}

export const TEST_CARDS = ['4111111111111111', '5413330089604111', '5555555555554444', '4988438843884305', '6731012345678906'] as const;

interface Transaction {
  header: Header;
  answer: Json | null;
  aborted: boolean;
}

export const createTill = (): Till => {
  const known = new Map<string, Transaction>();
  const waiting: (() => void)[] = [];
  const watching: (() => void)[] = [];
  let generation = 0;
  let underWay: string | null = null;
  let count = 0;

  const keyOf = (saleId: string, serviceId: string) => `${saleId}/${serviceId}`;
  const answerTo = (header: Header, body: Json): Json => ({ SaleToPOIResponse: { MessageHeader: { ...header, MessageType: 'Response' }, ...body } });
  const failure = (condition: string, extra = '') => ({ Result: 'Failure', ErrorCondition: condition, AdditionalResponse: `message=${extra || condition}` });

  const cardFields = (card: string) => ({
    PaymentInstrumentType: 'Card',
    CardData: {
      MaskedPan: till.leaky && count % 2 === 0 ? card : `${card.slice(0, 6)} **** ${card.slice(-4)}`,
      PaymentBrand: card.startsWith('4') ? 'visa' : 'mc',
      EntryMode: ['Contactless'],
      ...(till.leaky && { PAN: card, Track2: `${card}=28121010000012300000`, ProtectedCardData: card }),
      SensitiveCardData: { ExpiryDate: '0228' },
    },
  });

  const receipt = (card: string) => [
    {
      DocumentQualifier: 'CashierReceipt',
      OutputContent: {
        OutputFormat: 'Text',
        OutputText: [
          { Text: 'name=Kortti&value=visa&key=paymentMethod' },
          { Text: `name=Numero&value=${till.leaky ? card.replace(/(.{4})/g, '$1%20').trim() : `************${card.slice(-4)}`}&key=pan` },
          { Text: 'name=AID&value=A0000000031010&key=aid' },
        ],
      },
    },
  ];

  const body = (name: 'PaymentResponse' | 'ReversalResponse', response: Json, rest: Json = {}): Json => ({
    [name]: { Response: response, POIData: { POIReconciliationID: '1000', POITransactionID: { TransactionID: `T${String(count).padStart(6, 'A')}.QRSTUVWXYZ`, TimeStamp: '2026-03-02T08:00:00.000Z' } }, ...rest },
  });

  /** The order, step by step; null when a restart swept it away. */
  const carryOut = async (message: Json, transaction: Transaction): Promise<Json | null> => {
    const born = generation;
    const swept = () => born !== generation;
    const reversal = (message['ReversalRequest'] ?? null) as { SaleData: { SaleTransactionID: Json }; ReversedAmount: number } | null;
    const payment = (message['PaymentRequest'] ?? null) as { SaleData: { SaleTransactionID: Json }; PaymentTransaction: { AmountsReq: { RequestedAmount: number } }; PaymentData?: { PaymentType: string } } | null;
    const saleData = (reversal ?? payment!).SaleData;
    const paymentId = String(saleData.SaleTransactionID['TransactionID']);
    const finish = (response: Json, rest: Json = {}) => body(reversal ? 'ReversalResponse' : 'PaymentResponse', response, { SaleData: { SaleTransactionID: saleData.SaleTransactionID }, ...rest });
    await till.onStep('received');
    if (swept()) return null;
    const customer = reversal ? 'approves' : till.customer;
    if (customer === 'slow')
      await new Promise<void>((done) => {
        waiting.push(done);
        for (const seen of watching.splice(0)) seen();
      });
    if (swept()) return null;
    await till.onStep('cardShown');
    if (swept()) return null;
    if (transaction.aborted) return finish(failure('Aborted'));
    const card = TEST_CARDS[count % TEST_CARDS.length]!;
    if (customer === 'declined') return finish(failure('Refusal', 'NOT_ENOUGH_BALANCE'));
    if (customer === 'wrongPin') return finish(failure('WrongPIN'));
    if (customer === 'walksAway') return finish(failure('Cancel'));
    const asked = Math.round((reversal ? reversal.ReversedAmount : payment!.PaymentTransaction.AmountsReq.RequestedAmount) * 100);
    const moved = customer === 'partly' ? Math.floor(asked / 2) : asked;
    const back = reversal !== null || payment?.PaymentData?.PaymentType === 'Refund';
    till.charges.push({ paymentId, cents: back ? -moved : moved });
    const answer = reversal
      ? finish({ Result: 'Success' }, { ReversedAmount: moved / 100 })
      : finish({ Result: moved < asked ? 'Partial' : 'Success', AdditionalResponse: till.leaky ? `cardBin=${card}&cardSummary=${card}` : `cardSummary=${card.slice(-4)}` }, {
          PaymentResult: {
            AmountsResp: { Currency: 'EUR', AuthorizedAmount: moved / 100 },
            OnlineFlag: true,
            PaymentAcquirerData: { AcquirerPOIID: 'P400Plus-275008565', ApprovalCode: till.leaky && count % 3 === 0 ? card : `A${String(10_000 + count)}`, MerchantID: 'TestMerchant' },
            PaymentInstrumentData: cardFields(card),
          },
          PaymentReceipt: receipt(card),
        });
    transaction.answer = answer;
    await till.onStep('charged');
    return answer;
  };

  const order = async (header: Header, message: Json): Promise<Json> => {
    const key = keyOf(header.SaleID, header.ServiceID);
    const name = header.MessageCategory === 'Reversal' ? 'ReversalResponse' : 'PaymentResponse';
    const saleData = (message[`${header.MessageCategory}Request`] as Json)['SaleData'] as Json;
    if (underWay !== null) return answerTo(header, body(name, failure('Busy', 'Forbidden Request'), { SaleData: saleData }));
    if (known.has(key)) return answerTo(header, body(name, failure('NotAllowed', 'ServiceID was used before'), { SaleData: saleData }));
    const transaction: Transaction = { header, answer: null, aborted: false };
    known.set(key, transaction);
    underWay = key;
    count += 1;
    const answer = await carryOut(message, transaction);
    // A restart has let go of it already, and may have begun something else.
    if (answer === null) return answerTo(header, body(name, failure('Aborted'), { SaleData: saleData }));
    transaction.answer = answer;
    if (underWay === key) underWay = null;
    return answerTo(header, answer);
  };

  const status = (header: Header, message: Json): Json => {
    const request = message['TransactionStatusRequest'] as { MessageReference?: { SaleID: string; ServiceID: string }; ReceiptReprintFlag?: boolean };
    const about = request.MessageReference;
    const key = about ? keyOf(about.SaleID, about.ServiceID) : [...known.keys()].at(-1);
    const transaction = key === undefined ? undefined : known.get(key);
    const tell = (response: Json, rest: Json = {}) => answerTo(header, { TransactionStatusResponse: { Response: response, ...rest } });
    if (!transaction) return tell(failure('NotFound'));
    if (!transaction.answer || underWay === key) return tell(failure('InProgress', 'Uncompleted%20transaction'));
    return tell({ Result: 'Success' }, { RepeatedMessageResponse: { MessageHeader: { ...transaction.header, MessageType: 'Response' }, RepeatedResponseMessageBody: transaction.answer } });
  };

  const abort = (message: Json): null => {
    const { MessageReference: about } = message['AbortRequest'] as { MessageReference: { SaleID: string; ServiceID: string } };
    const transaction = known.get(keyOf(about.SaleID, about.ServiceID));
    if (transaction && !transaction.answer) {
      transaction.aborted = true;
      for (const go of waiting.splice(0)) go();
    }
    return null;
  };

  const till: Till = {
    customer: 'approves',
    charges: [],
    leaky: false,
    onStep: () => undefined,
    act: () => {
      for (const go of waiting.splice(0)) go();
    },
    customerWaits: () => new Promise((seen) => (waiting.length > 0 ? seen() : watching.push(seen))),
    restart: () => {
      generation += 1;
      underWay = null;
      for (const [key, transaction] of known) if (!transaction.answer) known.delete(key);
      for (const go of waiting.splice(0)) go();
    },
    handle: async (request) => {
      const message = request['SaleToPOIRequest'] as Json;
      const header = message['MessageHeader'] as Header;
      if (header.MessageCategory === 'Payment' || header.MessageCategory === 'Reversal') return order(header, message);
      return header.MessageCategory === 'TransactionStatus' ? status(header, message) : abort(message);
    },
    busy: () => underWay !== null,
  };
  return till;
};
