/** A drafted commitment as the texts of its four forms, as a person would type them. */
import type { CommitmentInList, Milestone } from '#lib/commitments/commitment.ts';
import type { targetInput, typeInput, whereInput, wordsInput } from '#lib/commitments/writing/input.ts';
import { formatShortDate } from '#lib/i18n/dates.ts';
import { formatNumber } from '#lib/i18n/numbers.ts';
import { commitmentType, defaultGoalOf } from '#lib/policy/catalogue.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';
import type { FormValuesOf } from '#lib/platform/forms/form-answer.ts';

type DraftValues = FormValuesOf<ReturnType<typeof typeInput>> &
	FormValuesOf<ReturnType<typeof targetInput>> &
	FormValuesOf<typeof whereInput> &
	FormValuesOf<typeof wordsInput, 'wordingRead' | 'parties'>;

export const draftValues = (draft: CommitmentInList, milestones: readonly Milestone[]): DraftValues => ({
	type: draft.type,
	baseline: draft.baseline ? formatNumber(draft.baseline, 2) : '',
	target: formatNumber(draft.target, 2),
	startsOn: formatShortDate(draft.startsOn),
	dueOn: formatShortDate(draft.dueOn),
	partnership: draft.partnership?.slug ?? '',
	goal: isGoalOffered(draft.goal) ? draft.goal : (defaultGoalOf(commitmentType(draft.type)) ?? ''),
	secondaryGoals: draft.secondaryGoals,
	targetGroup: draft.targetGroup,
	districts: draft.districts,
	resources: draft.resources,
	counterpart: draft.counterpart?.slug ?? '',
	milestoneTitle: milestones.map(({ title }) => title),
	milestoneDue: milestones.map(({ dueOn }) => formatShortDate(dueOn)),
	title: draft.title,
	description: draft.description,
});
