/** How organisations that have come to a stop are spoken of. */
import type { Dormant, DormantKind, Months } from '#lib/casework/dormant/dormant.ts';
import type { DormantView } from '#lib/casework/dormant/dormant-filter.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const views: Record<DormantView, () => string> = {
	all: m.dormant_all,
	unsent: m.dormant_unsent,
	unanswered: m.dormant_unanswered,
	unsigned: m.dormant_unsigned,
	nobody: m.dormant_nobody,
	drafts: m.dormant_drafts,
	closing: m.dormant_closing,
};
export const viewName = (view: DormantView): string => views[view]();
export const kindNames = (kinds: readonly DormantKind[]): string => kinds.map(viewName).join(', ');

export const monthsName = (months: Months): string => m.dormant_months({ count: Number(months) });

/** What the municipality has done about it; nothing yet is a dash. */
export function sayDone({ closingOn, remindedAt }: Pick<Dormant, 'closingOn' | 'remindedAt'>): string {
	if (closingOn) return m.dormant_closes({ date: formatShortDate(closingOn) });
	return remindedAt ? m.dormant_reminded({ date: formatShortDate(remindedAt) }) : '–';
}
