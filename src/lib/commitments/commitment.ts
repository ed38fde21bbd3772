/** The noun: a commitment with a number and a deadline, the states it passes through, and its contributions. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { commitmentType, formatAmount, isTypeOffered } from '#lib/policy/catalogue.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';
import type { CommitmentType, Unit } from '#lib/policy/commitment-type.ts';
import { localised } from '#lib/policy/text.ts';
import { m } from '#lib/paraglide/messages.js';

export const commitmentStates = [
	'draft',
	'proposed',
	'active',
	'reported',
	'delivered',
	'partly',
	'not_delivered',
	'withdrawn',
	'replaced',
	'declined',
] as const;
export type CommitmentState = (typeof commitmentStates)[number];

/** Which state may follow which. What is not here does not happen. */
const next: Record<CommitmentState, readonly CommitmentState[]> = {
	draft: ['proposed'],
	proposed: ['draft', 'active', 'declined'],
	active: ['reported', 'withdrawn', 'replaced'],
	reported: ['active', 'delivered', 'partly', 'not_delivered', 'withdrawn'],
	delivered: [],
	partly: [],
	not_delivered: [],
	withdrawn: [],
	replaced: [],
	declined: ['draft'],
};

export const canBecome = (from: CommitmentState, to: CommitmentState): boolean => next[from].includes(to);

/** Before anybody has accepted it, a commitment is the makers' own business. */
export const publicStates: readonly CommitmentState[] = commitmentStates.filter(
	(state) => state !== 'draft' && state !== 'proposed' && state !== 'declined',
);
export const isPublic = (state: CommitmentState): boolean => publicStates.includes(state);

/** Promised, and not given up since: what every number of promises counts. */
export const promisedStates = [
	'active',
	'reported',
	'delivered',
	'partly',
	'not_delivered',
] as const satisfies CommitmentState[];
export const isPromised = (state: CommitmentState): boolean =>
	promisedStates.some((promised) => promised === state);

/** Still taking contributions. */
export const isRunning = (state: CommitmentState): boolean => state === 'active' || state === 'reported';

/** Rungs of the ladder: who stands behind a figure. */
export const verificationLevels = [0, 1, 2, 3] as const;
export type VerificationLevel = (typeof verificationLevels)[number];

/** Delivered amounts in the commitment's unit, by verification level; where less is better the latest reading. */
export interface Totals {
	level0: number;
	level1: number;
	level2: number;
	level3: number;
	delivered: number;
	confirmed: number;
	/** Of what is confirmed, what somebody objects to and nobody has settled. */
	contested: number;
	contributions: number;
	lastHappenedOn: string | null;
	/** The day the target was reached. */
	reachedOn: string | null;
}

export interface Commitment {
	id: number;
	slug: string;
	organisationId: number | null;
	partnershipId: number | null;
	/** Who confirms deliveries besides the municipality, when it is an organisation's own. */
	counterpartId: number | null;
	/** The organisation that wrote it. */
	authorId: number | null;
	type: string;
	title: string;
	description: string;
	goal: string;
	secondaryGoals: string[];
	targetGroup: string;
	/** Empty: the whole city. */
	districts: DistrictNr[];
	resources: string;
	lowerIsBetter: boolean;
	/** Where it stood before: the first reading where less is better. */
	baseline: number;
	target: number;
	originalTarget: number;
	startsOn: string;
	dueOn: string;
	/** The first due date, once it was changed. */
	originalDueOn: string | null;
	/** The commitment it takes over from. */
	replacesId: number | null;
	/** Since when the counterpart is bound too. */
	counterpartAgreedAt: Date | null;
	state: CommitmentState;
	stateChangedAt: Date;
	stateReason: string | null;
	/** When the municipality accepted it. A joint one then waits for those it names. */
	approvedAt: Date | null;
	savedAt: Date;
	createdBy: number | null;
}

/** What somebody says yes to, in short: amended since, it is something else. A proposal made anew has another address. */
export const proposalOf = ({
	stateChangedAt,
	target,
	dueOn,
}: Pick<Commitment, 'stateChangedAt' | 'target' | 'dueOn'>): string =>
	`${stateChangedAt.getTime()} ${target} ${dueOn}`;

/** An organisation as it stands beside a commitment: enough for its shape and its link. */
export interface NamedOrganisation {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}

/** `shown`: the public sees it, so that its name can lead to its page. */
export type PublicName = NamedOrganisation & { shown: boolean };

/** A commitment with what a row on a page needs; never whose hand wrote it. */
export interface CommitmentInList extends Omit<Commitment, 'createdBy'>, Totals {
	/** The organisation itself, or the partnership's signed parties, lead first. */
	parties: PublicName[];
	counterpart: PublicName | null;
	/** Who answers for it is shown to the public. */
	shown: boolean;
	/** Who decided that it is delivered, another side than said so; no name: the municipality. */
	decided: { name: string | null } | null;
	partnership: { slug: string; title: string; leadId: number } | null;
}

export interface Milestone {
	id: number;
	title: string;
	dueOn: string;
	reachedAt: Date | null;
}

export const contributionSources = ['manual', 'event', 'placement', 'report'] as const;
export type ContributionSource = (typeof contributionSources)[number];

/** Days around the period in which a delivery may still have happened: commitments are written down after the first deed. */
export const graceDays = 31;

export type DateProblem = 'future' | 'early' | 'late';

/** Why something that happened on this day cannot count toward the commitment; null when it can. */
export function dateProblem(
	happenedOn: string,
	{ startsOn, dueOn }: { startsOn: string; dueOn: string },
	today: string,
): DateProblem | null {
	if (happenedOn > today) return 'future';
	if (happenedOn < addDays(startsOn, -graceDays)) return 'early';
	return happenedOn > addDays(dueOn, graceDays) ? 'late' : null;
}

/** Whether it may be promised anew: its type and its goals belong to the policy in force. */
export const isOffered = (commitment: Pick<Commitment, 'type' | 'goal' | 'secondaryGoals'>): boolean =>
	isTypeOffered(commitment.type) && [commitment.goal, ...commitment.secondaryGoals].every(isGoalOffered);

/** The unit the commitment counts in. @throws RangeError for a type the catalogue does not know */
export const unitOf = (commitment: { type: string }): Unit => commitmentType(commitment.type).unit;

/** "10 lærepladser", "Kortere ventetid: højst 5 hverdage": the title a commitment is born with. */
export function titleFrom(type: CommitmentType, target: number): string {
	const amount = formatAmount(target, type.unit, undefined, 'long').replace('\u00a0', ' ');
	return type.direction === 'up' ? amount : m.commitment_title_down({ name: localised(type.name), amount });
}

/** Filled places and used places are people, so small totals of them are not shown to the public. */
export const countsPeople = (type: CommitmentType): boolean =>
	type.countedFrom === 'placement' || type.countedFrom === 'attendance';

/** A typical period: to the end of the year, or of the next one when less than a quarter is left. */
export function defaultPeriod(today: string): { startsOn: string; dueOn: string } {
	const year = Number(today.slice(0, 4)) + (today.slice(5) > '10-01' ? 1 : 0);
	return { startsOn: today, dueOn: `${year}-12-31` };
}

/** Looked for only where digits begin, so that a long row of them is read once. */
const firstNumber = /(?<![\d.,])\d[\d.,]{0,20}(?=[\s\u00a0])/;

/** The title with its first number changed, when it is the target. */
export function renumbered({ title, target }: Pick<Commitment, 'title' | 'target'>, next: number): string {
	const written = (amount: number) => amount.toLocaleString('da-DK', { maximumFractionDigits: 2 });
	return firstNumber.exec(title)?.[0] === written(target) ? title.replace(firstNumber, written(next)) : title;
}

/** Not reached, and its day is over. */
export const isOverdue = (
	{ dueOn, reachedAt }: Pick<Milestone, 'dueOn' | 'reachedAt'>,
	today: string,
): boolean => !reachedAt && dueOn < today;
