/** What the form of an opinion begins with. */
import type { opinionInput, OpinionInput } from '#lib/followup/opinions/input.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type Stored = Omit<OpinionInput, 'submission' | 'committee' | 'goals'> & {
	committee: string;
	goals: string[];
};

export const opinionValues = (opinion: Stored): FormValuesOf<typeof opinionInput> => ({
	givenOn: formatDate(opinion.givenOn),
	title: opinion.title,
	body: opinion.body,
	documentUrl: opinion.documentUrl,
	committee: opinion.committee,
	goals: opinion.goals,
	answerDueOn: formatDate(opinion.answerDueOn),
});
