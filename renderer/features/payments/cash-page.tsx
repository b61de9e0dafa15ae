/** The page of the cash desk: the shift, receipts and refunds, stock, and for leads takings, registers and journal. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdvisorRole } from '#shared/contract/words.ts';
import { Button } from '../../kit/index.ts';
import { JournalSection } from './journal-section.tsx';
import { ReceiptsSection } from './receipts-section.tsx';
import { RegistersSection } from './registers-section.tsx';
import { ShiftSection } from './shift-section.tsx';
import { StockSection } from './stock-section.tsx';
import { TakingsSection } from './takings-section.tsx';
import './payments.css';

interface CashPageProps {
  /** The desk that is open for the advisor; null when none is. */
  readonly deskId: string | null;
  readonly advisor: { readonly id: string; readonly role: AdvisorRole };
}

const TABS = ['shift', 'receipts', 'stock', 'takings', 'registers', 'journal'] as const;
type Tab = (typeof TABS)[number];

const FOR_LEADS: readonly Tab[] = ['takings', 'registers', 'journal'];

export function CashPage({ deskId, advisor }: CashPageProps) {
  const { t } = useTranslation('payments');
  const [tab, setTab] = useState<Tab>('shift');
  const leads = advisor.role === 'lead' || advisor.role === 'administrator';
  const shown = TABS.filter((one) => leads || !FOR_LEADS.includes(one));
  return (
    <div className="od-stack">
      <nav className="od-row" aria-label={t('page.sections')}>
        {shown.map((one, at) => (
          <Button key={one} keys={`Alt+${at + 1}`} pressed={tab === one} onPress={() => setTab(one)}>
            {t(`page.${one}`)}
          </Button>
        ))}
      </nav>
      {tab === 'shift' && <ShiftSection deskId={deskId} advisorId={advisor.id} mayApprove={leads} />}
      {tab === 'receipts' && <ReceiptsSection deskId={deskId} />}
      {tab === 'stock' && <StockSection />}
      {tab === 'takings' && <TakingsSection />}
      {tab === 'registers' && <RegistersSection mayChange={advisor.role === 'administrator'} />}
      {tab === 'journal' && <JournalSection />}
    </div>
  );
}
