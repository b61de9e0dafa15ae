/** The calls on the info-TV: number and desk as one pair, the newest by far the largest. */
import type { DisplayState } from '#shared/contract/queue.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { Icon } from '../../kit/index.ts';
import { InEach } from './in-each.tsx';
import './display-parts.css';

type CallOnDisplay = DisplayState['calls'][number];

interface DisplayCallsProps {
  readonly calls: DisplayState['calls'];
  readonly languages: readonly ContentLanguage[];
  /** Font sizes in CSS pixels and how many last calls there is room for. */
  readonly newestPixels: number;
  readonly rowPixels: number;
  readonly rows: number;
}

function Pair({ call }: { readonly call: CallOnDisplay }) {
  return (
    <>
      <span className="od-tv-number">{call.number}</span>
      <Icon name="arrow-right" />
      <span className="od-tv-desk">{call.deskNumber}</span>
    </>
  );
}

export function DisplayCalls({ calls, languages, newestPixels, rowPixels, rows }: DisplayCallsProps) {
  const [newest, ...last] = calls;
  if (newest === undefined) return null;
  return (
    <div className="od-tv-calls">
      {/* A new key for each call, recalls too: the flashing begins anew. */}
      <section key={newest.callId} className={newest.active ? 'od-tv-newest od-tv-active' : 'od-tv-newest'} style={{ fontSize: newestPixels }} aria-live="polite">
        <p className="od-tv-pair">
          <Pair call={newest} />
        </p>
        <p className="od-tv-label" style={{ fontSize: newestPixels * 0.16 }}>
          <InEach languages={languages} text={newest.active ? 'calling' : 'lastCall'} />
        </p>
      </section>
      <ol className="od-tv-last" style={{ fontSize: rowPixels }}>
        {last.slice(0, rows).map((call) => (
          <li key={call.callId} className="od-tv-pair">
            <Pair call={call} />
          </li>
        ))}
      </ol>
    </div>
  );
}
