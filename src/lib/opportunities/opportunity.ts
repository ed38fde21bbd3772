/** The noun: a way in (an apprenticeship, a job beside school, a seat on a board), with places and a deadline. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Category, DanishLevel, Organiser, Place } from '#lib/listings/listing.ts';
import type { TakedownReason } from '#lib/listings/takedown.ts';
import type { BoardKind } from '#lib/policy/boards.ts';

export const opportunityKinds = [
	'apprenticeship',
	'spare_time_job',
	'work_placement',
	'mentor',
	'volunteer',
	'board_seat',
] as const;
export type OpportunityKind = (typeof opportunityKinds)[number];

export const opportunityStates = ['draft', 'published', 'closed', 'cancelled'] as const;
export type OpportunityState = (typeof opportunityStates)[number];

/** Which state may follow which. What was public is never hidden again. */
const next: Record<OpportunityState, readonly OpportunityState[]> = {
	draft: ['published'],
	published: ['closed', 'cancelled'],
	closed: [],
	cancelled: [],
};

export const canBecome = (from: OpportunityState, to: OpportunityState): boolean => next[from].includes(to);

export interface Opportunity extends Place {
	id: number;
	slug: string;
	organisationId: number;
	kind: OpportunityKind;
	title: string;
	programme: string;
	description: string;
	learn: string;
	contentLocale: string;
	places: number;
	/** Of a seat on a board, and of nothing else. */
	boardKind: BoardKind | null;
	/** The day of the election, where there is one. */
	electedOn: string | null;
	startsOn: string | null;
	/** The last day to apply; until 23.59 in Copenhagen. */
	deadlineOn: string;
	danishLevel: DanishLevel;
	languages: string[];
	contactName: string | null;
	contactEmail: string | null;
	contactPhone: string | null;
	link: string | null;
	categories: Category[];
	focusArea: string | null;
	commitmentId: number | null;
	state: OpportunityState;
	stateChangedAt: Date;
	stateReason: string | null;
	publishedAt: Date | null;
	/** When deadline, start or place was last changed after publishing. */
	changedAt: Date | null;
	sequence: number;
	createdAt: Date;
	/** By the municipality; it is a draft meanwhile. */
	takenDownAt: Date | null;
	takenDownReason: TakedownReason | null;
}

/** Columns that no form writes. */
export const keptByUs = [
	'id',
	'slug',
	'organisationId',
	'state',
	'stateChangedAt',
	'stateReason',
	'publishedAt',
	'changedAt',
	'sequence',
	'createdAt',
	'takenDownAt',
	'takenDownReason',
] as const satisfies readonly (keyof Opportunity)[];

export interface OpportunityOnPage extends Opportunity {
	organiser: Organiser & { state: OrganisationState };
	/** Places that are filled. */
	filled: number;
}

export interface Placement {
	id: number;
	ordinal: number;
	filledOn: string;
	/** It was marked by mistake, and counts no more. */
	takenBackAt: Date | null;
	takenBackReason: string;
}

export type OpportunityStanding =
	'draft' | 'taken_down' | 'open' | 'filled' | 'expired' | 'closed' | 'cancelled';

/** What a reader meets on `today`: the calendar and the places decide for what is published. */
export function opportunityStanding(
	{
		state,
		deadlineOn,
		places,
		filled,
		takenDownAt,
	}: Pick<OpportunityOnPage, 'state' | 'deadlineOn' | 'places' | 'filled'> &
		Partial<Pick<OpportunityOnPage, 'takenDownAt'>>,
	today: string,
): OpportunityStanding {
	if (takenDownAt) return 'taken_down';
	if (state !== 'published') return state;
	if (filled >= places) return 'filled';
	return deadlineOn < today ? 'expired' : 'open';
}

/** Its organiser is suspended, and it would be open: whoever thinks of applying is told to wait. */
export const isOnHold = (standing: OpportunityStanding, organiser: { state: OrganisationState }): boolean =>
	organiser.state === 'suspended' && standing === 'open';

export const isEditable = ({ state }: Pick<Opportunity, 'state'>): boolean =>
	state === 'draft' || state === 'published';

/** Places are filled also after the deadline, when agreements are signed. */
export const canFill = ({
	state,
	places,
	filled,
}: Pick<OpportunityOnPage, 'state' | 'places' | 'filled'>): boolean =>
	(state === 'published' || state === 'closed') && filled < places;

type Terms = Pick<Opportunity, 'deadlineOn' | 'startsOn' | 'address' | 'placeName'>;

/** Whether somebody who planned to apply has to know. */
export const isMoved = (before: Terms, after: Terms): boolean =>
	before.deadlineOn !== after.deadlineOn ||
	before.startsOn !== after.startsOn ||
	before.address !== after.address ||
	before.placeName !== after.placeName;
