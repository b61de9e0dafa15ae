/** The demo point: ready to serve at once, with places' names only and advisors without real people's names. */
import type { PointSettings } from '#shared/contract/point.ts';
import { hashPin, type SetUp, setUpPoint, settingsOf } from '#service/features/point/index.ts';
import type { Station } from '#service/station.ts';
import serviceGroups from '../../assets/point/service-groups.json' with { type: 'json' };

/** The PIN of every demo advisor, told on the screen of the start program. */
export const DEMO_PIN = '2580';

/** The administrator's password at the demo hub's portal, and that of its editors. */
export const DEMO_PASSWORD = 'asiointipiste-demo';

const settings: PointSettings = {
  name: 'Mikkelin asiointipiste',
  municipality: { code: '491', name: 'Mikkeli' },
  // A demo is tried at any hour, so it is open around the clock on every day.
  hours: { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] },
  contentLanguages: ['fi', 'sv', 'en'],
  customerLanguages: ['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so'],
  targetMinutes: 10,
  lockAfterMinutes: 10,
  display: { viewingMetres: 5, panelInches: 55 },
  printer: { kind: 'none' },
  seller: { address: 'Esimerkkikatu 1, 50100 Mikkeli', phone: '015 000 000', businessId: '1234563-9' },
};

/** The proposed groups; the municipality's own services are Mikkeli's here. */
const groups: SetUp['groups'] = serviceGroups.map((group) => (group.providerIds.includes('kunta') ? { ...group, providerIds: [...group.providerIds, 'mikkeli'] } : group));

const input: Omit<SetUp, 'commandId'> = {
  settings,
  desks: [1, 2, 3, 4].map((number) => ({ number, name: '' })),
  groups,
  advisor: { name: 'Hallinta', pin: DEMO_PIN },
};

const ADVISORS = [
  { name: 'Neuvoja 1', role: 'advisor' },
  { name: 'Neuvoja 2', role: 'advisor' },
  { name: 'Vastaava', role: 'lead' },
] as const;

/** Makes the demo point, once: four advisors over four desks. */
export const makeDemoPoint = async (station: Station): Promise<void> => {
  if (settingsOf(station.deps.db)) return;
  const pinHash = await hashPin(DEMO_PIN);
  await station.deps.acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'demo' }, (act) => {
    setUpPoint(act, { ...input, commandId: act.newId() }, pinHash);
    for (const advisor of ADVISORS) act.run(act.q.insertInto('advisor').values({ id: act.newId(), name: advisor.name, role: advisor.role, pin_hash: pinHash, active: 1, locked_until: null }));
  });
};
