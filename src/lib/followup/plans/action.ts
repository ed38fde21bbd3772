/**
 * What a committee does toward the policy's goals. An action is planned, under way, done or dropped; every wording that it
 * has had is kept, and each but the first says why it was changed.
 */
import { alsoInEnglish } from '#lib/i18n/text-by-language.ts';

export const actionStatuses = ['planned', 'under_way', 'done', 'dropped'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Where an action may go from where it is; the database holds the same. Back again is a step too, and says why. */
const steps: Record<ActionStatus, readonly ActionStatus[]> = {
	planned: ['under_way', 'dropped'],
	under_way: ['done', 'dropped'],
	done: ['under_way'],
	dropped: ['planned'],
};
export const stepsFrom = (status: ActionStatus): readonly ActionStatus[] => steps[status];
export const mayBecome = (from: ActionStatus, to: ActionStatus): boolean => steps[from].includes(to);

/** What a wording says. */
export interface Wording {
	title: string;
	/** Null: it is read in Danish on every page. */
	titleEn: string | null;
	body: string;
	bodyEn: string | null;
	status: ActionStatus;
	/** The municipality's unit that carries it out. */
	unit: string;
	/** `2011-2014/goal-2` */
	goals: string[];
	/** Whole kroner; null: none of its own. */
	money: number | null;
	/** Days in Copenhagen. */
	startsOn: string;
	dueOn: string;
}

export const wordingKeys = [
	'title',
	'titleEn',
	'body',
	'bodyEn',
	'status',
	'unit',
	'goals',
	'money',
	'startsOn',
	'dueOn',
] as const satisfies readonly (keyof Wording)[];

const isSame = (one: Wording[keyof Wording], other: Wording[keyof Wording]): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

export const titleOf = ({ title, titleEn }: Pick<Wording, 'title' | 'titleEn'>) =>
	alsoInEnglish(title, titleEn);
export const bodyOf = ({ body, bodyEn }: Pick<Wording, 'body' | 'bodyEn'>) => alsoInEnglish(body, bodyEn);

/** What one wording says otherwise than the other. */
export const changedKeys = (before: Wording, after: Wording): (keyof Wording)[] =>
	wordingKeys.filter((key) => !isSame(before[key], after[key]));

/** Its day has passed, and it is neither done nor dropped. */
export const isLate = ({ status, dueOn }: Pick<Wording, 'status' | 'dueOn'>, today: string): boolean =>
	(status === 'planned' || status === 'under_way') && dueOn < today;

/** So many actions a plan: a bound, so that its list needs no pages. */
export const mostActions = 100;
