/** A fault in a screen's own code: the person sees what to do, and an unattended screen starts anew by itself. */
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Milliseconds after which a screen that nobody tends starts anew. */
const RESTART_AFTER = 15_000;

function Crashed() {
  const { t } = useTranslation('kit');
  return (
    <main className="od-sheet" role="alert">
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <div>
        {/* A plain button: what failed may be the kit itself. */}
        <button type="button" className="od-button od-button-primary" onClick={() => location.reload()}>
          {t('crash.restart')}
        </button>
      </div>
    </main>
  );
}

export class CrashBoundary extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };
  #restart: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(error: Error): void {
    console.error('a screen failed', error.name, error.message);
    this.#restart = setTimeout(() => location.reload(), RESTART_AFTER);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#restart);
  }

  override render(): ReactNode {
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}
