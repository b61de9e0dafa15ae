/** A button that opens a short list of acts under it. Escape or a press elsewhere closes it. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './menu.css';

export interface MenuItem {
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly onPress: () => void;
  /** For a choice that stands on or off. */
  readonly pressed?: boolean;
  readonly lang?: string;
}

/** Moves the focus by so many acts, round and round. */
function step(frame: HTMLElement | null, by: number): void {
  const buttons = [...(frame?.querySelectorAll<HTMLButtonElement>('.od-menu-list button') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}

interface MenuProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly items: readonly MenuItem[];
  /** Opens above its button, for a menu at the bottom of the screen. */
  readonly up?: boolean;
}

export function Menu({ label, icon, items, up = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    frame.current?.querySelector<HTMLButtonElement>('.od-menu-list button')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && frame.current?.contains(event.target) !== true) setOpen(false);
    };
    const keys = (event: KeyboardEvent) => {
      if (!['Escape', 'ArrowDown', 'ArrowUp'].includes(event.key)) return;
      event.preventDefault();
      if (event.key === 'Escape') {
        setOpen(false);
        opener.current?.focus();
      } else step(frame.current, event.key === 'ArrowDown' ? 1 : -1);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', keys);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', keys);
    };
  }, [open]);
  const leave = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <div ref={frame} className="od-menu">
      <button ref={opener} type="button" className="od-button od-button-quiet" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {icon !== undefined && <Icon name={icon} />}
        <span>{label}</span>
        <Icon name={open === up ? 'chevron-down' : 'chevron-up'} />
      </button>
      {open && (
        <ul id={id} className={up ? 'od-menu-list od-menu-up' : 'od-menu-list'}>
          {items.map((item, at) => (
            <li key={at}>
              <button
                type="button"
                lang={item.lang}
                aria-pressed={item.pressed}
                onClick={() => {
                  leave();
                  item.onPress();
                }}
              >
                {item.icon !== undefined && <Icon name={item.icon} />}
                <span>{item.label}</span>
                {item.pressed === true && <Icon name="check" />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
