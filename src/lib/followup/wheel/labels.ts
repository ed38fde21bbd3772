import type { Ring } from '#lib/followup/wheel/wheel.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const ringNames: Record<Ring, () => string> = {
	politics: m.wheel_ring_politics,
	reporting: m.wheel_ring_reporting,
	community: m.wheel_ring_community,
};
export const ringName = (ring: Ring): string => ringNames[ring]();

/** `4. december 2026`, or from when to when. */
export const daysText = ({ startsOn, dueOn }: { startsOn: string; dueOn: string }): string =>
	startsOn === dueOn
		? formatDate(dueOn)
		: m.wheel_days({ from: formatDate(startsOn), until: formatDate(dueOn) });

interface Standing {
	/** Null where nobody does it: it follows from the calendar. */
	task: number | null;
	done: boolean;
	late: boolean;
}
export function stateText({ task, done, late }: Standing): string {
	if (task === null) return m.wheel_by_itself();
	if (done) return m.wheel_done();
	return late ? m.wheel_late() : m.wheel_open();
}
