/** The lists of partnerships that pages and other rooms read. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type ExpressionBuilder } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Database } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import type { PartyState } from '#lib/agreement/agreement.ts';
import type { PartnershipState } from '#lib/partnerships/partnership.ts';
import { goalsAt } from '#lib/policy/edition.ts';

export interface ListedParty {
	slug: string;
	name: string;
	kind: OrganisationKind;
}

export interface ListedPartnership {
	id: number;
	slug: string;
	title: string;
	purpose: string;
	leadOrganisationId: number;
	startsOn: string;
	endsOn: string;
	districts: DistrictNr[];
	goals: string[];
	state: PartnershipState;
	stateChangedAt: Date;
	proposedAt: Date | null;
	activatedAt: Date | null;
	/** A renewal that all have signed takes over. */
	renewed: boolean;
	/** Who has signed; in a draft or a proposal everyone who is asked. The lead first. */
	parties: ListedParty[];
}

const listedParties = (eb: ExpressionBuilder<DB, 'partnership'>) =>
	jsonArrayFrom(
		eb
			.selectFrom('partnershipParty')
			.innerJoin('organisation', 'organisation.id', 'partnershipParty.organisationId')
			.select(['organisation.slug', 'organisation.name', 'organisation.kind'])
			.whereRef('partnershipParty.partnershipId', '=', 'partnership.id')
			.where((party) =>
				party.or([
					party('partnershipParty.state', '=', 'signed'),
					party('partnership.activatedAt', 'is', null),
				]),
			)
			.orderBy(sql`organisation.id = partnership.lead_organisation_id`, 'desc')
			.orderBy(sql`organisation.name collate "da-x-icu"`),
	).as('parties');

const listed = (db: Database) =>
	db
		.selectFrom('partnership')
		.select([
			'partnership.id',
			'partnership.slug',
			'partnership.title',
			'partnership.purpose',
			'partnership.leadOrganisationId',
			'partnership.startsOn',
			'partnership.endsOn',
			'partnership.districts',
			'partnership.goals',
			'partnership.state',
			'partnership.stateChangedAt',
			'partnership.proposedAt',
			'partnership.activatedAt',
		])
		.select(
			sql<boolean>`exists (select from partnership next where next.renews_id = partnership.id and next.activated_at is not null)`.as(
				'renewed',
			),
		)
		.select((eb) => listedParties(eb));

/** A partnership follows its lead, who answers for it: it is public while the lead is shown. */
const isLeadShown = sql<boolean>`exists (select from organisation lead
	where lead.id = partnership.lead_organisation_id and ${isShown('lead')})`;

/** How many kinds of organisation have signed. */
const signedKinds = sql<number>`(select count(distinct o.kind) from partnership_party p
	join organisation o on o.id = p.organisation_id
	where p.partnership_id = partnership.id and p.state = 'signed')`;

export interface PartnershipFilter extends Asked {
	/** By its slug. */
	goal?: string | null;
	district?: number | null;
	crossSector?: boolean;
}

const newestFirst = keyset(['partnership.activatedAt', 'desc', 'moment'], ['partnership.id', 'desc', 'id']);

/** A page of those that are or were active, newest first. */
export function publicPartnerships(
	db: Database,
	filter: PartnershipFilter,
): Promise<Page<ListedPartnership>> {
	const { goal, district, crossSector } = filter;
	const found = listed(db)
		.where('partnership.activatedAt', 'is not', null)
		.where(isLeadShown)
		.$if(Boolean(goal), (query) =>
			query.where(sql<boolean>`partnership.goals && ${goalsAt(goal ?? '').map(({ key }) => key)}::text[]`),
		)
		.$if(Boolean(district), (query) => query.where(sql<boolean>`${district} = any(partnership.districts)`))
		.$if(crossSector === true, (query) => query.where(sql<boolean>`${signedKinds} >= 2`));
	return newestFirst.page(found, filter);
}

/** All have signed, and `today` is one of its days. */
const isRunning = (today: string) => sql<boolean>`partnership.state = 'active'
	and ${today}::date between partnership.starts_on and partnership.ends_on`;

const running = (db: Database, today: string) =>
	db
		.selectFrom('partnership')
		.select((eb) => [
			eb.fn.countAll<number>().as('active'),
			sql<number>`count(*) filter (where ${signedKinds} >= 2)`.as('crossSector'),
		])
		.where(isRunning(today))
		.where(isLeadShown);

/** Active on `today`, and how many of those join two kinds of organisation. */
export const sectorCounts = (db: Database, today: string) => running(db, today).executeTakeFirstOrThrow();

/** The same, and how many organisations stand in them. */
export const activeCounts = (db: Database, today: string) =>
	running(db, today)
		.select(
			sql<number>`(select count(distinct p.organisation_id) from partnership_party p
				join partnership on partnership.id = p.partnership_id join organisation o on o.id = p.organisation_id
				where ${isRunning(today)} and p.state = 'signed'
					and ${isShown('o')} and ${isLeadShown})`.as('parties'),
		)
		.executeTakeFirstOrThrow();

/** What an organisation stands behind, active first, newest first. */
export const signedPartnershipsOf = (
	db: Database,
	organisationId: number,
	{ onlyShown = false } = {},
): Promise<ListedPartnership[]> =>
	listed(db)
		.innerJoin('partnershipParty as own', 'own.partnershipId', 'partnership.id')
		.where('own.organisationId', '=', organisationId)
		.where('own.state', '=', 'signed')
		.where('partnership.activatedAt', 'is not', null)
		.$if(onlyShown, (query) => query.where(isLeadShown))
		.orderBy(sql`partnership.state = 'active'`, 'desc')
		.orderBy('partnership.activatedAt', 'desc')
		.orderBy('partnership.id', 'desc')
		.execute();

export type OwnPartnership = ListedPartnership & { ownState: PartyState; invited: number; signed: number };

/** Everything an organisation leads or is asked to join; others' drafts are not its business. */
export const workspacePartnerships = (db: Database, organisationId: number): Promise<OwnPartnership[]> =>
	listed(db)
		.innerJoin('partnershipParty as own', 'own.partnershipId', 'partnership.id')
		.select('own.state as ownState')
		.select((eb) => [
			eb
				.selectFrom('partnershipParty')
				.select((count) => count.fn.countAll<number>().as('count'))
				.whereRef('partnershipParty.partnershipId', '=', 'partnership.id')
				.where('partnershipParty.state', '<>', 'left')
				.as('invited'),
			eb
				.selectFrom('partnershipParty')
				.select((count) => count.fn.countAll<number>().as('count'))
				.whereRef('partnershipParty.partnershipId', '=', 'partnership.id')
				.where('partnershipParty.state', '=', 'signed')
				.as('signed'),
		])
		.$narrowType<{ invited: number; signed: number }>()
		.where('own.organisationId', '=', organisationId)
		.where((eb) =>
			eb.or([
				eb('partnership.state', '<>', 'draft'),
				eb('partnership.leadOrganisationId', '=', organisationId),
			]),
		)
		.orderBy('partnership.stateChangedAt', 'desc')
		.orderBy('partnership.id', 'desc')
		.execute();

/** Proposals that wait for this organisation's answer, oldest first. */
export const waitingFor = (db: Database, organisationId: number) =>
	db
		.selectFrom('partnershipParty')
		.innerJoin('partnership', 'partnership.id', 'partnershipParty.partnershipId')
		.innerJoin('organisation', 'organisation.id', 'partnership.leadOrganisationId')
		.select([
			'partnership.slug',
			'partnership.title',
			'partnership.proposedAt',
			'partnershipParty.required',
			'organisation.name as leadName',
			'organisation.kind as leadKind',
		])
		.where('partnershipParty.organisationId', '=', organisationId)
		.where('partnershipParty.state', '=', 'invited')
		.where('partnership.state', 'in', ['awaiting_signatures', 'active'])
		.orderBy('partnership.proposedAt')
		.orderBy('partnership.id')
		.execute();

/** Amendments that wait for this organisation's answer, oldest first: also where it is to come in. */
export const amendmentsWaitingFor = (db: Database, organisationId: number) =>
	db
		.selectFrom('amendmentParty as asked')
		.innerJoin('partnershipAmendment as amendment', 'amendment.id', 'asked.amendmentId')
		.innerJoin('partnership', 'partnership.id', 'amendment.partnershipId')
		.innerJoin('organisation as proposer', 'proposer.id', 'amendment.proposedById')
		.select([
			'partnership.slug',
			'partnership.title',
			'amendment.proposedAt',
			'asked.required',
			'proposer.name as leadName',
		])
		.where('asked.organisationId', '=', organisationId)
		.where('asked.state', '=', 'invited')
		.where('amendment.state', '=', 'open')
		.orderBy('amendment.id')
		.execute();
