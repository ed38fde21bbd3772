/** What the desk's form of a debate begins with. */
import type { debateInput } from '#lib/dialogue/debates/input.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

interface Written {
	question: string;
	background: string;
	contentLocale: string;
	area: string;
	opensOn: string;
	closesOn: string;
}

export const debateValues = (debate: Written): FormValuesOf<typeof debateInput> => ({
	question: debate.question,
	background: debate.background,
	contentLocale: debate.contentLocale,
	area: debate.area,
	opensOn: formatDate(debate.opensOn),
	closesOn: formatDate(debate.closesOn),
});
