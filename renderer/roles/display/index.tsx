/** The info-TV: whose turn it is and where, who waits, and what one should know. It stays on whatever happens. */
import { useLine, useLive, useStation } from '../../app/index.ts';
import { DisplayCalls, DisplayWaiting, InEach } from '../../features/queue/index.ts';
import { Icon, Loading } from '../../kit/index.ts';
import { Clock, clockText } from './clock.tsx';
import { DisplayNotices } from './display-notices.tsx';
import { boardLayout } from './letter-size.ts';
import { useAnnouncer } from './use-announcer.ts';
import { useWindowSize } from './use-window-size.ts';
import './display.css';

export function Role() {
  const live = useLive(useStation().queue.watchDisplay);
  const line = useLine();
  const size = useWindowSize();
  const state = live.data;
  const { sounding, allow } = useAnnouncer(state);

  if (state === undefined) return <Loading />;
  const { languages } = state;
  // Beside the calls there is room for two languages of longer texts.
  const besides = languages.slice(0, 2);
  const layout = boardLayout({ ...size, inches: state.panelInches, metres: state.viewingMetres });

  return (
    <main className={layout.side ? 'od-tv' : 'od-tv od-tv-alone'} data-current={live.connected}>
      <header className="od-tv-head">
        <h1>{state.pointName}</h1>
        <p>{state.todayHours !== '' && <InEach languages={languages} text="hours" values={{ hours: state.todayHours }} />}</p>
        <Clock />
      </header>
      {!live.connected && (
        <p className="od-tv-stale" role="alert">
          <Icon name="warning" />
          <span>{line.cutSince === null ? <InEach languages={languages} text="catchingUp" /> : <InEach languages={languages} text="stale" values={{ since: clockText(line.cutSince) }} />}</span>
        </p>
      )}
      <div className="od-tv-body">
        <div className="od-tv-main">
          {state.calls.length === 0 ? (
            <p className="od-tv-empty">
              <InEach languages={languages} text={state.open ? 'noCalls' : 'closed'} />
            </p>
          ) : (
            <DisplayCalls calls={state.calls} languages={languages} newestPixels={layout.newestPixels} rowPixels={layout.rowPixels} rows={layout.rows} />
          )}
        </div>
        {layout.side && (
          <aside className="od-tv-side">
            {state.groups.length > 0 && <DisplayWaiting groups={state.groups} languages={besides} />}
            <DisplayNotices notices={state.notices} languages={besides} />
          </aside>
        )}
      </div>
      {!sounding && (
        <button type="button" className="od-tv-sound" onClick={allow}>
          <Icon name="alert" />
          <InEach languages={languages} text="soundOff" />
        </button>
      )}
      {!layout.meets && (
        <p className="od-tv-small">
          <InEach languages={languages} text="tooSmall" />
        </p>
      )}
    </main>
  );
}
