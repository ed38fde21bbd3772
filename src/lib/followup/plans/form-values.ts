/** What the forms of plans and actions begin with. */
import type { Wording } from '#lib/followup/plans/action.ts';
import type { actionInput } from '#lib/followup/plans/input.ts';
import { formatDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

export const actionValues = (
	action: Wording & { contactId: number | null },
): FormValuesOf<typeof actionInput, 'wordingRead'> => ({
	title: action.title,
	titleEn: action.titleEn,
	body: action.body,
	bodyEn: action.bodyEn,
	unit: action.unit,
	contact: action.contactId === null ? '' : String(action.contactId),
	goals: action.goals,
	money: action.money === null ? '' : formatNumber(action.money, 0),
	startsOn: formatDate(action.startsOn),
	dueOn: formatDate(action.dueOn),
});
