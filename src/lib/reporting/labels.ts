/** How reports are spoken of, in the page's language. */
import { amountOf } from '#lib/commitments/labels.ts';
import { formatDate, formatDateTime, halfYear as halfYearName } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { m } from '#lib/paraglide/messages.js';
import { countedNow, type AskedLine, type Completion } from '#lib/reporting/report.ts';
import type { OverviewStatus } from '#lib/reporting/overview/overview.ts';

const steps: Record<Completion, () => string> = {
	1: m.reporting_completion_1,
	2: m.reporting_completion_2,
	3: m.reporting_completion_3,
	4: m.reporting_completion_4,
	5: m.reporting_completion_5,
};
export const sayCompletion = (step: Completion): string => steps[step]();

/** "39 dage tilbage." */
export function sayDaysLeft(count: number): string {
	if (count <= 0) return m.reporting_left_today();
	return m.reporting_left({ count });
}

/** "Talt: 3 åbne aftener fra begivenheder · 1 fra denne rapport" */
export function sayCounted(line: AskedLine): string {
	if (countedNow(line) === null) return m.reporting_counted_none();
	const said = (amount: number) => amountOf(line, amount);
	if (line.lowerIsBetter) {
		return m.reporting_counted({ parts: m.reporting_counted_reading({ amount: said(line.reading ?? 0) }) });
	}
	const parts = [
		line.events ? m.reporting_counted_events({ amount: said(line.events) }) : '',
		line.placements ? m.reporting_counted_placements({ amount: said(line.placements) }) : '',
		line.entered ? m.reporting_counted_entered({ amount: said(line.entered) }) : '',
		line.own ? m.reporting_counted_own({ amount: said(line.own) }) : '',
	];
	return m.reporting_counted({ parts: parts.filter(Boolean).join(' · ') });
}

/** "I alt 7 af 10 lærepladser" */
export const saySoFar = (line: AskedLine): string => {
	const target = amountOf(line, line.target);
	return line.lowerIsBetter
		? m.reporting_so_far_reading({ amount: amountOf(line, line.delivered), target })
		: m.reporting_so_far({ amount: formatNumber(line.delivered, 2), target });
};

export const sayVersion = (one: { version: number; sentAt: Date; sentBy: string | null }): string => {
	const time = formatDateTime(one.sentAt);
	return one.sentBy
		? m.reporting_version_by({ version: one.version, time, name: one.sentBy })
		: m.reporting_version({ version: one.version, time });
};

const statuses: Record<OverviewStatus, () => string> = {
	reported: m.reporting_city_reported,
	due: m.reporting_city_due,
	late: m.reporting_city_late,
	inactive: m.reporting_city_inactive,
	new: m.reporting_city_new,
};
export const sayStatus = (status: OverviewStatus): string => statuses[status]();

interface PageFacts {
	state: 'early' | 'open' | 'late' | 'closed';
	window: { opensOn: string; dueOn: string };
	closesOn: string;
	daysLeft: number;
	extension?: { until: string } | null;
	versions: readonly { sentAt: Date }[];
	unsent: boolean;
}

/** How the window stands, in a sentence or two. */
export function sayWindow(page: PageFacts): { tone: 'saved' | 'info' | 'warn'; text: string } {
	const { window, extension, daysLeft } = page;
	const [last] = page.versions;
	const end = formatDate(page.closesOn);
	if (page.state === 'early')
		return { tone: 'info', text: m.reporting_notice_early({ date: formatDate(window.opensOn) }) };
	if (page.state === 'closed') {
		return { tone: 'info', text: last ? m.reporting_notice_closed() : m.reporting_notice_closed_empty() };
	}
	if (page.state === 'late') {
		return last
			? { tone: 'saved', text: m.reporting_notice_late_again() }
			: { tone: 'warn', text: m.reporting_notice_late({ end }) };
	}
	if (last) {
		const sent = m.reporting_notice_sent({ time: formatDateTime(last.sentAt), end });
		return page.unsent
			? { tone: 'warn', text: `${m.reporting_notice_unsent()} ${sent}` }
			: { tone: 'saved', text: sent };
	}
	if (extension) {
		return {
			tone: 'info',
			text: m.reporting_notice_extended({ date: formatDate(extension.until), left: sayDaysLeft(daysLeft) }),
		};
	}
	if (daysLeft < 0)
		return { tone: 'warn', text: m.reporting_notice_overdue({ due: formatDate(window.dueOn), end }) };
	return {
		tone: 'info',
		text: m.reporting_notice_due({ date: formatDate(window.dueOn), left: sayDaysLeft(daysLeft) }),
	};
}

export const sayPeriod = (halfYear: string): string => halfYearName(halfYear);
