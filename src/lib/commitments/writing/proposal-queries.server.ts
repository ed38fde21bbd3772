/** Lists of commitments that somebody must answer, and what a proposal may name. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { stateAllows } from '#lib/accounts/organisation-states.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql } from 'kysely';
import { commitmentRows, ofOrganisation } from '#lib/commitments/rows.server.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

/** All commitments of an organisation, drafts it wrote included, the nearest deadline first and the ended last. */
export const workspaceCommitments = (db: Handle, organisationId: number) =>
	commitmentRows(db)
		.where((eb) =>
			eb.or([
				eb.and([ofOrganisation(organisationId), eb('commitment.state', 'not in', ['draft', 'declined'])]),
				eb('commitment.authorId', '=', organisationId),
				eb.and([eb('commitment.organisationId', '=', organisationId), eb('commitment.authorId', 'is', null)]),
			]),
		)
		.orderBy(sql`commitment.state in ('active', 'reported')`, 'desc')
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.execute();

const longestWaiting = keyset(['commitment.stateChangedAt', 'asc', 'moment'], ['commitment.id', 'asc', 'id']);

/** Everything that waits for the municipality's yes, oldest first. */
export const openProposals = (db: Handle, asked: Asked) =>
	longestWaiting.page(
		commitmentRows(db)
			.select('commitment.createdBy')
			.where('commitment.state', '=', 'proposed')
			.where('commitment.approvedAt', 'is', null),
		asked,
	);

/** Approved by the municipality, and the pledge signed: what it takes to promise in public. */
export async function standingOf(
	db: Handle,
	organisationId: number,
): Promise<{ approved: boolean; signed: boolean; kind: OrganisationKind }> {
	const row = await db
		.selectFrom('organisation')
		.select(['organisation.state', 'organisation.kind'])
		.select(
			sql<boolean>`exists (select from signature s where s.organisation_id = organisation.id
				and s.superseded_at is null and s.withdrawn_at is null)`.as('signed'),
		)
		.where('organisation.id', '=', organisationId)
		.executeTakeFirstOrThrow();
	return {
		approved: stateAllows(row.state, 'publish'),
		signed: row.signed,
		kind: row.kind,
	};
}

/** An approved organisation by its slug. */
export const approvedOrganisation = (db: Handle, slug: string) =>
	db
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'kind'])
		.where('slug', '=', slug)
		.where(isShown('organisation'))
		.executeTakeFirst();

/** Every approved organisation but this one, for the choice of who can confirm. */
export const possibleCounterparts = (db: Handle, exceptId: number) =>
	db
		.selectFrom('organisation')
		.select(['slug', 'name', 'kind'])
		.where(isShown('organisation'))
		.where('id', '<>', exceptId)
		.orderBy(sql`name collate "da-x-icu"`)
		.limit(2000)
		.execute();

/** Active partnerships in which the organisation has signed. */
export const partnershipsToCommitmentWith = (db: Handle, organisationId: number, today: string) =>
	db
		.selectFrom('partnership')
		.innerJoin('partnershipParty as party', 'party.partnershipId', 'partnership.id')
		.select(['partnership.id', 'partnership.slug', 'partnership.title'])
		.where('party.organisationId', '=', organisationId)
		.where('party.state', '=', 'signed')
		.where('partnership.state', '=', 'active')
		.where('partnership.endsOn', '>=', today)
		.orderBy(sql`partnership.title collate "da-x-icu"`)
		.execute();
