import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { sql, type RawBuilder } from 'kysely';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { columnsOf } from '#lib/platform/database/rows.ts';
import type { Party, Partnership, PartnershipWithParties, Relative } from '#lib/partnerships/partnership.ts';

/** Not who wrote it. */
const columns = columnsOf('partnership', ['createdAt', 'createdBy', 'stateChangedBy', 'renewsId']);

const relative = (which: RawBuilder<unknown>) =>
	sql<Relative | null>`(select json_build_object('slug', r.slug, 'title', r.title, 'state', r.state,
		'startsOn', r.starts_on, 'endsOn', r.ends_on, 'activatedAt', r.activated_at)
		from partnership r where ${which} and r.state <> 'withdrawn')`;
const renews = relative(sql`r.id = partnership.renews_id`).as('renews');
const renewal = relative(sql`r.renews_id = partnership.id`).as('renewal');

async function withParties(
	db: Database,
	partnership: Partnership | undefined,
): Promise<PartnershipWithParties | undefined> {
	if (!partnership) return undefined;
	return { ...partnership, parties: await partiesOf(db, partnership) };
}

/** The lead first, then in Danish order. */
export const partiesOf = (
	db: Database,
	partnership: Pick<Partnership, 'id' | 'leadOrganisationId'>,
): Promise<Party[]> =>
	db
		.selectFrom('partnershipParty')
		.innerJoin('organisation', 'organisation.id', 'partnershipParty.organisationId')
		.select([
			'partnershipParty.organisationId',
			'organisation.slug',
			'organisation.name',
			'organisation.kind',
			'organisation.state as organisationState',
			'partnershipParty.required',
			'partnershipParty.brings',
			'partnershipParty.state',
			'partnershipParty.signerName',
			'partnershipParty.signerTitle',
			'partnershipParty.decidedAt',
			'partnershipParty.declinedReason',
			'partnershipParty.leftAt',
		])
		.where('partnershipParty.partnershipId', '=', partnership.id)
		.orderBy(sql`organisation.id = ${partnership.leadOrganisationId}`, 'desc')
		.orderBy(sql`organisation.name collate "da-x-icu"`)
		.execute();

export async function partnershipBySlug(
	db: Database,
	slug: string,
): Promise<PartnershipWithParties | undefined> {
	const partnership = await db
		.selectFrom('partnership')
		.select(columns)
		.select([renews, renewal])
		.where('slug', '=', slug)
		.executeTakeFirst();
	return withParties(db, partnership);
}

/**
 * Holds the partnership until the transaction ends: who decides next sees what was decided before. It is read after it
 * is held, in a statement of its own: one that waits would not see a renewal written meanwhile.
 */
export async function lockPartnership(
	trx: Transaction,
	slug: string,
): Promise<PartnershipWithParties | undefined> {
	await trx.selectFrom('partnership').select('id').where('slug', '=', slug).forUpdate().execute();
	return partnershipBySlug(trx, slug);
}

export const insertPartnership = (
	trx: Transaction,
	values: {
		slug: string;
		title: string;
		purpose: string;
		startsOn: string;
		endsOn: string;
		leadOrganisationId: number;
		createdBy: number;
		createdAt: Date;
		goals?: string[];
		districts?: DistrictNr[];
		renewsId?: number;
	},
) =>
	trx
		.insertInto('partnership')
		.values({ ...values, stateChangedAt: values.createdAt, stateChangedBy: values.createdBy })
		.returning('id')
		.executeTakeFirstOrThrow();

export const updatePartnership = (
	trx: Transaction,
	id: number,
	values: Partial<{
		title: string;
		purpose: string;
		startsOn: string;
		endsOn: string;
		goals: string[];
		districts: DistrictNr[];
	}>,
) => trx.updateTable('partnership').set(values).where('id', '=', id).execute();

export const setState = (
	trx: Transaction,
	id: number,
	values: {
		state: Partnership['state'];
		stateChangedAt: Date;
		/** Null: the calendar. */
		stateChangedBy: number | null;
		stateReason?: string | null;
		endedById?: number;
		proposedAt?: Date | null;
		activatedAt?: Date;
	},
) =>
	trx
		.updateTable('partnership')
		.set({ stateReason: null, ...values })
		.where('id', '=', id)
		.execute();

/** The one this one renews, where the calendar had ended it before all had signed the renewal. */
export const markRenewed = (trx: Transaction, id: number) =>
	trx
		.updateTable('partnership')
		.set({ state: 'renewed' })
		.where('state', '=', 'ended')
		.where('id', '=', (eb) =>
			eb.selectFrom('partnership as next').select('next.renewsId').where('next.id', '=', id),
		)
		.execute();

/** Adds those who are not parties yet and may be: approved partners. */
export async function addParties(
	trx: Transaction,
	partnershipId: number,
	organisationIds: readonly number[],
): Promise<void> {
	if (organisationIds.length === 0) return;
	await trx
		.insertInto('partnershipParty')
		.columns(['partnershipId', 'organisationId'])
		.expression((eb) =>
			eb
				.selectFrom('organisation')
				.select([sql<number>`${partnershipId}::integer`.as('partnershipId'), 'organisation.id'])
				.where('organisation.id', 'in', organisationIds)
				.where(isShown('organisation')),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export const removeParty = (trx: Transaction, partnershipId: number, organisationId: number) =>
	trx
		.deleteFrom('partnershipParty')
		.where('partnershipId', '=', partnershipId)
		.where('organisationId', '=', organisationId)
		.execute();

export const updateParty = (
	trx: Transaction,
	partnershipId: number,
	organisationId: number,
	values: Partial<{ required: boolean; brings: string }>,
) =>
	trx
		.updateTable('partnershipParty')
		.set(values)
		.where('partnershipId', '=', partnershipId)
		.where('organisationId', '=', organisationId)
		.execute();

export interface Decision {
	state: 'signed' | 'declined';
	/** The version of the terms it is about. */
	termsVersion?: number;
	decidedAt: Date;
	signedBy?: number;
	signerName?: string;
	signerTitle?: string;
	declinedReason?: string;
}

export const decideParty = (
	trx: Transaction,
	partnershipId: number,
	organisationId: number,
	decision: Decision,
) =>
	trx
		.updateTable('partnershipParty')
		.set(decision)
		.where('partnershipId', '=', partnershipId)
		.where('organisationId', '=', organisationId)
		.execute();

/** Everybody is asked anew; the audit trail keeps who had signed. */
export const clearDecisions = (trx: Transaction, partnershipId: number) =>
	trx
		.updateTable('partnershipParty')
		.set({
			state: 'invited',
			decidedAt: null,
			signedBy: null,
			signerName: null,
			signerTitle: null,
			declinedReason: null,
		})
		.where('partnershipId', '=', partnershipId)
		.execute();

/** Active by its state though its last day is over. */
export const runOut = async (db: Database, today: string): Promise<string[]> =>
	(
		await db
			.selectFrom('partnership')
			.select('slug')
			.where('state', '=', 'active')
			.where('endsOn', '<', today)
			.orderBy('endsOn')
			.limit(500)
			.execute()
	).map(({ slug }) => slug);

/** Active, and at most so many days from its last one. */
export const runningOut = async (db: Database, today: string, days: number): Promise<string[]> =>
	(
		await db
			.selectFrom('partnership')
			.select('slug')
			.where('state', '=', 'active')
			.where('endsOn', '>=', today)
			.where(sql<boolean>`ends_on <= ${today}::date + ${days}::integer`)
			.orderBy('endsOn')
			.orderBy('id')
			.execute()
	).map(({ slug }) => slug);

/** @returns false where this reminder has gone out before. */
export const noteReminder = async (
	trx: Transaction,
	reminder: { partnershipId: number; endsOn: string; days: number; sentAt: Date },
): Promise<boolean> => {
	const noted = await trx
		.insertInto('partnershipReminder')
		.values(reminder)
		.onConflict((conflict) => conflict.doNothing())
		.returning('days')
		.executeTakeFirst();
	return noted !== undefined;
};
