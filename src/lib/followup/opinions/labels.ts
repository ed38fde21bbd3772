import type { OpinionStanding } from '#lib/followup/opinions/opinion.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { m } from '#lib/paraglide/messages.js';

const standings: Record<OpinionStanding, () => string> = {
	draft: m.opinion_standing_draft,
	waiting: m.opinion_standing_waiting,
	late: m.opinion_standing_late,
	answered: m.opinion_standing_answered,
};
export const standingLabel = (standing: OpinionStanding): string => standings[standing]();

/** Each of its own shape, so that colour is never alone. */
export const standingSigns: Record<OpinionStanding, string> = {
	draft: '○',
	waiting: '◐',
	late: '▲',
	answered: '●',
};

/** "Afventer svar senest 1. marts 2027" */
export function answerText(opinion: {
	standing: OpinionStanding;
	answerDueOn: string;
	answeredAt: Date | null;
}): string {
	const date = formatDate(opinion.answerDueOn);
	if (opinion.standing === 'late') return m.opinion_late({ date });
	if (opinion.standing === 'answered' && opinion.answeredAt)
		return m.opinion_answered({ date: formatDate(opinion.answeredAt) });
	return m.opinion_waits({ date });
}
