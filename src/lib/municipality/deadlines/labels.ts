/** How deadlines are spoken of. */
import type { CommitmentWithHealth } from '#lib/commitments/health.ts';
import { amountOf } from '#lib/commitments/labels.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { Span } from '#lib/municipality/deadlines/deadline-filter.ts';
import { m } from '#lib/paraglide/messages.js';

const spanNames: Record<Span, () => string> = {
	late: m.deadlines_late,
	30: m.deadlines_month,
	90: m.deadlines_quarter,
	365: m.deadlines_year,
	all: m.deadlines_all,
};
export const spanName = (span: Span): string => spanNames[span]();

/** "12 af 20 lærepladser" */
export const sayDelivered = (promise: CommitmentWithHealth): string =>
	m.deadlines_delivered({
		done: formatNumber(promise.contributions > 0 ? promise.delivered : 0),
		target: amountOf(promise, promise.target),
	});
