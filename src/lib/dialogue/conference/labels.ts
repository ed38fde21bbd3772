import type { DecisionStanding } from '#lib/dialogue/conference/conference.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';
import { committeeName } from '#lib/policy/labels.ts';

/** Each of its own shape, so that colour is never alone. */
export const decisionSigns: Record<DecisionStanding, string> = { open: '◐', late: '▲', done: '●' };

/** "Skulle være gjort 3. maj 2026" */
export function decisionText({
	standing,
	dueOn,
	doneOn,
}: {
	standing: DecisionStanding;
	dueOn: string;
	doneOn: string | null;
}): string {
	if (doneOn !== null) return m.conference_decision_done({ date: formatDate(doneOn) });
	const date = formatDate(dueOn);
	return standing === 'late' ? m.conference_decision_late({ date }) : m.conference_decision_open({ date });
}

/** Who sees to it: a committee, or whoever it is by name. */
export const decisionOwner = ({
	committee,
	owner,
}: {
	committee: string | null;
	owner: string | null;
}): string => (committee === null ? (owner ?? '') : committeeName(committee));

/** "Rosa Lund, forperson, Foreningen Nye Naboer" */
export const speakerText = ({
	name,
	title,
	organisation,
}: {
	name: string;
	title: string | null;
	organisation: string | null;
}): string => [name, title, organisation].filter(Boolean).join(', ');
