import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql } from 'kysely';
import type { Amendment, AmendmentParty, AmendmentState } from '#lib/partnerships/amendments/amendment.ts';
import type { Terms, TermsParty } from '#lib/partnerships/amendments/terms.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

const parties = sql<AmendmentParty[]>`coalesce((
	select json_agg(json_build_object('organisationId', o.id, 'slug', o.slug, 'name', o.name, 'kind', o.kind,
		'required', asked.required, 'state', asked.state, 'signerName', asked.signer_name, 'signerTitle', asked.signer_title,
		'decidedAt', asked.decided_at, 'declinedReason', asked.declined_reason)
		order by asked.organisation_id = amendment.proposed_by_id desc, o.name collate "da-x-icu")
	from amendment_party asked join organisation o on o.id = asked.organisation_id
	where asked.amendment_id = amendment.id), '[]')`;

const amendments = (db: Database) =>
	db
		.selectFrom('partnershipAmendment as amendment')
		.innerJoin('organisation as proposer', 'proposer.id', 'amendment.proposedById')
		.select([
			'amendment.id',
			'amendment.kind',
			'amendment.version',
			'amendment.reason',
			'amendment.before',
			'amendment.after',
			'amendment.proposedById',
			'proposer.name as proposedByName',
			'amendment.proposedAt',
			'amendment.state',
			'amendment.closedAt',
			'amendment.closedById',
			'amendment.closedReason',
			parties.as('parties'),
		]);

export const openAmendment = (db: Database, partnershipId: number): Promise<Amendment | undefined> =>
	amendments(db)
		.where('amendment.partnershipId', '=', partnershipId)
		.where('amendment.state', '=', 'open')
		.executeTakeFirst();

/** Closed ones, newest first. */
export const closedAmendments = (
	db: Database,
	partnershipId: number,
	states: readonly AmendmentState[],
): Promise<Amendment[]> =>
	amendments(db)
		.where('amendment.partnershipId', '=', partnershipId)
		.where('amendment.state', 'in', states)
		.orderBy('amendment.id', 'desc')
		.limit(50)
		.execute();

export async function insertAmendment(
	trx: Transaction,
	values: {
		partnershipId: number;
		kind: Amendment['kind'];
		version: number;
		reason: string;
		before: Terms;
		after: Terms;
		proposedById: number;
		proposedBy: number;
		proposedAt: Date;
		state?: 'in_force';
		closedAt?: Date;
	},
	asked: readonly { organisationId: number; required: boolean }[],
): Promise<number> {
	const { id } = await trx
		.insertInto('partnershipAmendment')
		.values({ ...values, before: JSON.stringify(values.before), after: JSON.stringify(values.after) })
		.returning('id')
		.executeTakeFirstOrThrow();
	if (asked.length) {
		await trx
			.insertInto('amendmentParty')
			.values(asked.map((party) => ({ ...party, amendmentId: id })))
			.execute();
	}
	return id;
}

export const answerAmendment = (
	trx: Transaction,
	amendmentId: number,
	organisationId: number,
	answer: {
		state: 'signed' | 'declined';
		decidedAt: Date;
		signedBy: number;
		signerName?: string;
		signerTitle?: string;
		declinedReason?: string;
	},
) =>
	trx
		.updateTable('amendmentParty')
		.set(answer)
		.where('amendmentId', '=', amendmentId)
		.where('organisationId', '=', organisationId)
		.execute();

export const closeAmendment = (
	trx: Transaction,
	id: number,
	values: {
		state: Exclude<AmendmentState, 'open'>;
		closedAt: Date;
		closedById?: number;
		closedReason?: string;
	},
) => trx.updateTable('partnershipAmendment').set(values).where('id', '=', id).execute();

/** The terms take effect: each column, each party, and whose signature stands under them. */
export async function applyTerms(
	trx: Transaction,
	partnershipId: number,
	{ id, version, after, at }: Pick<Amendment, 'id' | 'version' | 'after'> & { at: Date },
): Promise<void> {
	const { purpose, startsOn, endsOn, goals, districts, leadOrganisationId } = after;
	await trx
		.updateTable('partnership')
		.set({ purpose, startsOn, endsOn, goals, districts, leadOrganisationId, termsVersion: version })
		.where('id', '=', partnershipId)
		.execute();
	const staying = after.parties.map(({ organisationId }) => organisationId);
	await trx
		.updateTable('partnershipParty')
		.set({ state: 'left', leftAt: at, required: false })
		.where('partnershipId', '=', partnershipId)
		.where('state', '=', 'signed')
		.where('organisationId', 'not in', staying)
		.execute();
	await trx
		.deleteFrom('partnershipParty')
		.where('partnershipId', '=', partnershipId)
		.where('state', 'in', ['invited', 'declined'])
		.where('organisationId', 'not in', staying)
		.execute();
	await sql`insert into partnership_party (partnership_id, organisation_id, required, brings, terms_version, state,
			signed_by, signer_name, signer_title, decided_at, declined_reason)
		select ${partnershipId}::integer, asked.organisation_id, wanted.required, wanted.brings, ${version}::integer, asked.state,
			case when asked.state = 'signed' then asked.signed_by end, asked.signer_name, asked.signer_title, asked.decided_at,
			asked.declined_reason
		from json_to_recordset(${JSON.stringify(after.parties)}::text::json)
			as wanted("organisationId" integer, required boolean, brings text)
		join amendment_party asked on asked.amendment_id = ${id}::integer and asked.organisation_id = wanted."organisationId"
		on conflict (partnership_id, organisation_id) do update set (required, brings, terms_version, state, signed_by,
			signer_name, signer_title, decided_at, declined_reason, left_at) = (excluded.required, excluded.brings,
			excluded.terms_version, excluded.state, excluded.signed_by, excluded.signer_name, excluded.signer_title,
			excluded.decided_at, excluded.declined_reason, null)`.execute(trx);
}

export const setLeft = (trx: Transaction, partnershipId: number, organisationId: number, at: Date) =>
	trx
		.updateTable('partnershipParty')
		.set({ state: 'left', leftAt: at, required: false })
		.where('partnershipId', '=', partnershipId)
		.where('organisationId', '=', organisationId)
		.execute();

export const setLead = (trx: Transaction, partnershipId: number, leadOrganisationId: number) =>
	trx.updateTable('partnership').set({ leadOrganisationId }).where('id', '=', partnershipId).execute();

/** Approved partners among these, as parties of new terms are written. */
export const partnersById = (
	db: Database,
	ids: readonly number[],
): Promise<Pick<TermsParty, 'organisationId' | 'slug' | 'name' | 'kind'>[]> =>
	db
		.selectFrom('organisation')
		.select(['id as organisationId', 'slug', 'name', 'kind'])
		.where('id', 'in', ids)
		.where(isShown('organisation'))
		.execute();
