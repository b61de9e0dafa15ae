/** The forms that were filled together and sent, as the provider has received them. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FormField, ReceivedForm } from '#shared/contract/remote/form.ts';
import { formatDate, formatDateTime } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useHub } from '../../../app/index.ts';
import { Chip, Empty, Failed, InLanguage, Loading, localText } from '../../../kit/index.ts';

export function FormsPage() {
  const { t } = useTranslation(['remote', 'errors']);
  const language = useContentLanguage();
  const forms = useQuery({ ...useHub().remote.forms.queryOptions(), refetchInterval: 30_000 });
  return (
    <div className="od-stack">
      <h2>{t('remote:expert.forms.title')}</h2>
      <p className="od-soft">{t('remote:expert.forms.lead')}</p>
      {forms.isPending && <Loading />}
      {forms.isError && <Failed text={errorText(forms.error, t)} onRetry={() => void forms.refetch()} />}
      {forms.data?.length === 0 && <Empty title={t('remote:expert.forms.none')} />}
      <ul className="od-stack">
        {forms.data?.map((form) => (
          <li key={form.id}>
            <details className="od-panel">
              <summary className="xd-summary">
                <strong>
                  <InLanguage texts={form.form.title} />
                </strong>
                <span className="od-soft">{t('remote:expert.forms.sent', { time: formatDateTime(form.sentAt, language), point: form.pointName })}</span>
              </summary>
              <Answers received={form} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Answers({ received: { form, answers, confirmed } }: { readonly received: ReceivedForm }) {
  const { t } = useTranslation('remote');
  const language = useContentLanguage();
  const said = (field: FormField): string => {
    const answer = answers[field.id];
    if (answer === undefined) return '–';
    if (field.kind === 'yes') return t(answer === true ? 'expert.forms.yes' : 'expert.forms.no');
    if (field.kind === 'date') return formatDate(String(answer), language);
    const option = field.kind === 'choice' ? field.options.find(({ id }) => id === answer) : undefined;
    return option === undefined ? String(answer) : localText(option.label, language).text;
  };
  return (
    <dl className="ex-facts">
      {form.fields.map((field) => (
        <div key={field.id} className="xd-field">
          <dt>
            <InLanguage texts={field.label} />
          </dt>
          <dd className="xd-text">
            {said(field)} {confirmed.includes(field.id) && <Chip tone="good">{t('expert.forms.confirmed')}</Chip>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
