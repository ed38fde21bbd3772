import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { DistrictNr } from '#lib/geography/districts.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import { type ExpressionBuilder, type Selectable } from 'kysely';
import type { Database, Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CharterVersion as CharterVersionTable, DB } from '#lib/platform/database/tables.ts';
import { keyset, type Asked } from '#lib/platform/lists/keyset.server.ts';
import { holds } from '#lib/platform/lists/search.server.ts';
import type { Signature } from '#lib/pledge/signature.ts';

export async function insertCharter(
	trx: Transaction,
	charter: { number: number; texts: TextByLanguage; hash: string },
): Promise<boolean> {
	const added = await trx
		.insertInto('charterVersion')
		.values({ ...charter, texts: JSON.stringify(charter.texts) })
		.onConflict((conflict) => conflict.column('number').doNothing())
		.returning('id')
		.executeTakeFirst();
	return added !== undefined;
}

export const charterByNumber = (db: Database, number: number): Promise<Selectable<CharterVersionTable>> =>
	db.selectFrom('charterVersion').selectAll().where('number', '=', number).executeTakeFirstOrThrow();

/** The newest that is in force on that day. */
export const newestCharter = (db: Handle, today: string) =>
	db
		.selectFrom('charterVersion')
		.selectAll()
		.where((eb) => eb.or([eb('takesEffectOn', 'is', null), eb('takesEffectOn', '<=', today)]))
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();

/** The newest of all, also one whose day has not come. */
export const latestCharter = (db: Handle) =>
	db.selectFrom('charterVersion').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();

const signatures = (db: Database) =>
	db
		.selectFrom('signature')
		.innerJoin('charterVersion', 'charterVersion.id', 'signature.charterVersionId')
		.select([
			'signature.id',
			'signature.organisationId',
			'signature.organisationName',
			'signature.signerName',
			'signature.signerTitle',
			'signature.code',
			'signature.textHash',
			'charterVersion.number as charterVersion',
			'signature.signedAt',
			'signature.supersededAt',
			'signature.withdrawnAt',
			'signature.withdrawnReason',
		]);

/** Neither replaced nor withdrawn. */
const isUnended = (eb: ExpressionBuilder<DB, 'signature'>) =>
	eb.and([eb('signature.supersededAt', 'is', null), eb('signature.withdrawnAt', 'is', null)]);

export const unendedSignature = (db: Database, organisationId: number): Promise<Signature | undefined> =>
	signatures(db)
		.where('signature.organisationId', '=', organisationId)
		.where((eb) => isUnended(eb as never))
		.executeTakeFirst();

export const signaturesOf = (db: Database, organisationId: number): Promise<Signature[]> =>
	signatures(db)
		.where('signature.organisationId', '=', organisationId)
		.orderBy('signature.signedAt', 'desc')
		.orderBy('signature.id', 'desc')
		.execute();

/** Waits for whoever else signs for this organisation, then shows its state. */
export const lockOrganisation = (trx: Transaction, organisationId: number) =>
	trx
		.selectFrom('organisation')
		.select(['id', 'slug', 'name', 'state'])
		.where('id', '=', organisationId)
		.forNoKeyUpdate()
		.executeTakeFirstOrThrow();

/** Null when the code is taken: draw another. */
export async function insertSignature(
	trx: Transaction,
	signature: {
		organisationId: number;
		organisationName: string;
		charterVersionId: number;
		textHash: string;
		personId: number;
		signerName: string;
		signerTitle: string;
		code: string;
		signedAt: Date;
	},
): Promise<number | null> {
	const row = await trx
		.insertInto('signature')
		.values(signature)
		.onConflict((conflict) => conflict.column('code').doNothing())
		.returning('id')
		.executeTakeFirst();
	return row?.id ?? null;
}

export const supersede = (trx: Transaction, id: number, at: Date) =>
	trx.updateTable('signature').set({ supersededAt: at }).where('id', '=', id).execute();

export const withdraw = (
	trx: Transaction,
	id: number,
	end: { withdrawnAt: Date; withdrawnBy: number; withdrawnReason: string },
) => trx.updateTable('signature').set(end).where('id', '=', id).execute();

export const signatureWithText = (db: Database, code: string) =>
	signatures(db)
		.innerJoin('organisation', 'organisation.id', 'signature.organisationId')
		.select([
			'charterVersion.texts',
			'charterVersion.publishedAt',
			'organisation.slug as organisationSlug',
			'organisation.kind as organisationKind',
			'organisation.state as organisationState',
		])
		.where('signature.code', '=', code)
		.executeTakeFirst();

export interface WallFilter extends Asked {
	withdrawn: boolean;
	kind?: OrganisationKind | null;
	district?: DistrictNr | null;
	text?: string;
}

const newestFirst = keyset(['signature.signedAt', 'desc', 'moment'], ['signature.id', 'desc', 'id']);

/** A page of names, the newest first. */
export function wall(db: Database, filter: WallFilter) {
	const { kind, district, text } = filter;
	const names = signatures(db)
		.innerJoin('organisation', 'organisation.id', 'signature.organisationId')
		.leftJoin('site', (join) =>
			join.onRef('site.organisationId', '=', 'organisation.id').on('site.isPrimary', '=', true),
		)
		.select([
			'organisation.slug',
			'organisation.name',
			'organisation.kind',
			'organisation.state',
			'site.districtNr',
		])
		.$if(!filter.withdrawn, (query) =>
			query
				.where('signature.supersededAt', 'is', null)
				.where('signature.withdrawnAt', 'is', null)
				.where(isShown('organisation')),
		)
		.$if(filter.withdrawn, (query) => query.where('signature.withdrawnAt', 'is not', null))
		.$if(Boolean(kind), (query) => query.where('organisation.kind', '=', kind!))
		.$if(Boolean(district), (query) =>
			query.where((eb) =>
				eb.exists(
					eb
						.selectFrom('site as anySite')
						.select('anySite.id')
						.whereRef('anySite.organisationId', '=', 'organisation.id')
						.where('anySite.districtNr', '=', district!),
				),
			),
		)
		.where(holds('organisation.foldedName', text ?? ''));
	return newestFirst.page(names, filter);
}

/** How many standing signatures, by the organisation's kind. */
export const standingByKind = (db: Database) =>
	db
		.selectFrom('signature')
		.innerJoin('organisation', 'organisation.id', 'signature.organisationId')
		.select((eb) => ['organisation.kind', eb.fn.countAll<number>().as('count')])
		.where('signature.supersededAt', 'is', null)
		.where('signature.withdrawnAt', 'is', null)
		.where(isShown('organisation'))
		.groupBy('organisation.kind')
		.execute();

/** Districts where somebody who stands by the pledge has a site. */
export async function districtsOnWall(db: Database): Promise<number> {
	const row = await db
		.selectFrom('site')
		.innerJoin('organisation', 'organisation.id', 'site.organisationId')
		.innerJoin('signature', 'signature.organisationId', 'organisation.id')
		.select((eb) => eb.fn.count<number>('site.districtNr').distinct().as('count'))
		.where('signature.supersededAt', 'is', null)
		.where('signature.withdrawnAt', 'is', null)
		.where(isShown('organisation'))
		.executeTakeFirstOrThrow();
	return row.count;
}
