/** Why this customer and not another, in words. */
import type { TFunction } from 'i18next';
import type { CallReason } from '#shared/contract/queue.ts';
import { localText } from '../../kit/localized.ts';
import { minutesOf } from './board-view.ts';

/** One sentence: the rule that chose, with its numbers. */
export function whyText(why: CallReason, t: TFunction<'queue'>, language: string): string {
  return t(`why.${why.rule}`, {
    group: localText(why.groupName, language).text,
    minutes: minutesOf(why.waitedSeconds),
    among: why.among,
  });
}

/** Each ticket that had waited longer and was passed over, with the reason. */
export function passedOverTexts(why: CallReason, t: TFunction<'queue'>): string[] {
  return why.passedOver.map(({ number, because }) => t(`passedOver.${because}`, { number }));
}
