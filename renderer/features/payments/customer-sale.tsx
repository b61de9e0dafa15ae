/** What the customer sees while paying: each line, the total, what was given and what comes back, in their language. */
import { useTranslation } from 'react-i18next';
import type { SaleView } from '#shared/contract/payments/sales.ts';
import { formatCents } from '#shared/domain/money.ts';
import { contentLanguage } from '../../app/content-language.ts';
import { Icon, localText, Qr, Said } from '../../kit/index.ts';
import './customer-sale.css';

export function CustomerSale({ view }: { readonly view: SaleView }) {
  const { t } = useTranslation('terminal', { lng: view.language });
  const money = (cents: number) => formatCents(cents, contentLanguage(view.language));
  // A text that the customer's language lacks is another's, and says so to who reads it aloud.
  const said = (text: string, values?: Readonly<Record<string, string>>) => <Said slice="terminal" language={view.language} text={text} {...(values === undefined ? {} : { values })} />;
  const { state, lines, givenCents, changeCents, cardState, dueCents } = view;
  const inCash = state === 'lines' ? view.cashDueCents : givenCents === null ? view.totalCents : givenCents - (changeCents ?? 0);
  const partly = state !== 'done' && dueCents !== view.totalCents;
  // Money that goes back, and a sale on invoice, are no payment to thank for.
  const title = view.totalCents < 0 ? 'sale.back' : state !== 'done' ? 'sale.title' : view.receiptAddress === null && givenCents === null && cardState === null ? 'sale.done' : 'sale.thanks';
  return (
    <article className="od-sale">
      <h1>{said(title)}</h1>
      <ul className="od-sale-lines">
        {lines.map((line, at) => {
          const name = localText(line.name, view.language);
          const payee = localText(line.payee, view.language);
          return (
            // Lines have no id here: the customer's screen holds nothing that could be looked up.
            // oxlint-disable-next-line react/no-array-index-key -- the list is drawn anew as a whole
            <li key={at}>
              <span>
                <span lang={name.lang}>{name.text}</span>
                {line.quantity > 1 && ` × ${line.quantity}`}
                <span className="od-sale-payee" lang={payee.lang}>
                  {payee.text}
                </span>
                {line.discountCents > 0 && <span className="od-sale-payee">{said('sale.discount', { cents: money(line.discountCents) })}</span>}
              </span>
              <strong>{money(Math.abs(line.totalCents))}</strong>
            </li>
          );
        })}
      </ul>
      <p className="od-sale-total">
        <span>{said('sale.total')}</span> <strong>{money(Math.abs(view.totalCents))}</strong>
      </p>
      {inCash !== view.totalCents && <p className="od-sale-cash">{said('sale.inCash', { cents: money(Math.abs(inCash)) })}</p>}
      {state === 'card' && (
        <output className="od-sale-card">
          <Icon name={cardState === 'declined' ? 'error' : 'arrow-right'} flips /> {said(cardState === 'declined' ? 'sale.cardDeclined' : cardState === 'unknown' ? 'sale.cardUnknown' : 'sale.cardNow')}
        </output>
      )}
      {givenCents !== null && (
        <dl className="od-sale-given">
          <div>
            <dt>{said('sale.given')}</dt>
            <dd>{money(givenCents)}</dd>
          </div>
          {!partly && (
            <div>
              <dt>{said('sale.change')}</dt>
              <dd>{money(changeCents ?? 0)}</dd>
            </div>
          )}
        </dl>
      )}
      {partly && (
        <p className="od-sale-total">
          <span>{said('sale.left')}</span> <strong>{money(Math.abs(dueCents))}</strong>
        </p>
      )}
      {view.receiptAddress !== null && (
        <figure className="od-sale-receipt">
          <Qr text={view.receiptAddress} label={t('sale.receiptQr')} />
          <figcaption>{said('sale.receiptQr')}</figcaption>
        </figure>
      )}
    </article>
  );
}
