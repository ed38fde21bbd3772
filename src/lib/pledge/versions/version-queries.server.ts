/** SQL of the charter's versions, the draft of the next, and who signed an earlier one. */
import { sql } from 'kysely';
import { isShown } from '#lib/organisations/shown-rows.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { CharterDraft } from '#lib/pledge/versions/draft.ts';
import type { TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import { keyset, type Asked, type Keyed, type Page } from '#lib/platform/lists/keyset.server.ts';

const drafts = (db: Handle) =>
	db
		.selectFrom('charterDraft as d')
		.innerJoin('person as p', 'p.id', 'd.draftedBy')
		.select(['d.id', 'd.number', 'd.texts', 'd.takesEffectOn', 'd.createdAt', 'd.sentAt', 'd.returnedReason'])
		.select(['d.draftedBy as draftedById', 'p.name as drafterName'])
		.orderBy('d.number', 'desc')
		.limit(1);

export const findDraft = (db: Handle): Promise<CharterDraft | undefined> => drafts(db).executeTakeFirst();

/** Held until the transaction ends. */
export const lockDraft = (trx: Transaction): Promise<CharterDraft | undefined> =>
	drafts(trx).forUpdate('d').executeTakeFirst();

interface VersionInList {
	id: number;
	number: number;
	texts: TextByLanguage;
	publishedAt: Date;
	takesEffectOn: string | null;
	/** Who stands by this version today. */
	signed: number;
	drafter: string | null;
	approver: string | null;
}

/** All, the newest first; there are few. */
export const listVersions = (db: Handle): Promise<VersionInList[]> =>
	db
		.selectFrom('charterVersion as c')
		.leftJoin('person as drafter', 'drafter.id', 'c.draftedBy')
		.leftJoin('person as approver', 'approver.id', 'c.approvedBy')
		.select(['c.id', 'c.number', 'c.texts', 'c.publishedAt', 'c.takesEffectOn'])
		.select(['drafter.name as drafter', 'approver.name as approver'])
		.select(
			sql<number>`(select count(*)::int from signature s join organisation o on o.id = s.organisation_id and ${isShown('o')}
				where s.charter_version_id = c.id and s.superseded_at is null and s.withdrawn_at is null)`.as('signed'),
		)
		.orderBy('c.number', 'desc')
		.limit(50)
		.execute();

interface EarlierSigner {
	organisationId: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	version: number;
	signedAt: Date;
	askedAt: Date | null;
}

const byName = keyset([sql`o.name collate "da-x-icu"`, 'asc', 'text'], ['o.id', 'asc', 'id']);

/** Those shown, who stand by a version before this one. */
const earlier = (version: { id: number; number: number }) => sql`signature s
	join charter_version c on c.id = s.charter_version_id and c.number < ${version.number}
	join organisation o on o.id = s.organisation_id and ${isShown('o')}
	left join charter_ask a on a.charter_version_id = ${version.id} and a.organisation_id = o.id
	where s.superseded_at is null and s.withdrawn_at is null`;

export async function earlierSigners(
	db: Handle,
	version: { id: number; number: number },
	asked: Asked,
): Promise<Page<EarlierSigner>> {
	const place = byName.read(asked);
	const { rows } = await sql<Keyed<EarlierSigner>>`select o.id as "organisationId", o.slug, o.name, o.kind,
			c.number as version, s.signed_at as "signedAt", a.asked_at as "askedAt", ${byName.key} as cursor
		from ${earlier(version)} and ${byName.beyond(place)}
		order by ${byName.order(place)} limit ${asked.limit + 1}`.execute(db);
	return byName.cut<EarlierSigner>(rows, place, asked.limit);
}

/** How many stand by an earlier version, and whom of them nobody has asked. */
export async function earlierCounts(db: Handle, version: { id: number; number: number }) {
	const { rows } = await sql<{ all: number; unasked: number }>`select count(*)::int as all,
		(count(*) filter (where a.asked_at is null))::int as unasked from ${earlier(version)}`.execute(db);
	return rows[0] ?? { all: 0, unasked: 0 };
}

/** The numbers of those whom nobody has asked. */
export async function unasked(trx: Transaction, version: { id: number; number: number }): Promise<number[]> {
	const { rows } = await sql<{ id: number }>`select o.id from ${earlier(version)} and a.asked_at is null
		order by o.id`.execute(trx);
	return rows.map(({ id }) => id);
}
