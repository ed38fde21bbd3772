import type { Milestone } from '#lib/commitments/commitment.ts';
import { formatDate } from '#lib/i18n/dates.ts';

/** A step as the texts of its form, as a person would type them. */
export const milestoneValues = ({ title, dueOn }: Pick<Milestone, 'title' | 'dueOn'>) => ({
	title,
	dueOn: formatDate(dueOn),
});
