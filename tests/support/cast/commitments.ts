/** Drafts, proposals and running commitments; partnerships that have them. */
import { saveTarget, saveWhere, startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { signJoint } from '#lib/commitments/joint/joint.server.ts';
import { accept, propose } from '#lib/commitments/writing/proposals.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import type { WhereInput } from '#lib/commitments/writing/rules.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { sql, type Insertable } from 'kysely';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import { joined, person, type Player } from './people.ts';

/** An active partnership that all of them have signed, the first leads. */
export async function partnership(
	db: Database,
	parties: readonly { id: number }[],
	endsOn = '2027-12-31',
	given: Partial<Insertable<DB['partnership']>> = {},
): Promise<{ id: number; slug: string }> {
	const row = await db
		.insertInto('partnership')
		.values({
			slug: newSlug('Sammen'),
			title: 'Sammen om noget',
			purpose: 'Vi vil noget sammen',
			state: 'active',
			leadOrganisationId: parties[0]!.id,
			startsOn: '2026-01-01',
			endsOn,
			activatedAt: new Date(),
			...given,
		})
		.returning(['id', 'slug', 'activatedAt'])
		.executeTakeFirstOrThrow();
	const signed = {
		state: 'signed' as const,
		brings: 'Tid og lokaler',
		signerName: 'Maja Holm',
		signerTitle: 'Direktør',
		decidedAt: row.activatedAt,
	};
	await db
		.insertInto('partnershipParty')
		.values(parties.map(({ id }) => ({ partnershipId: row.id, organisationId: id, ...signed })))
		.execute();
	return row;
}

const where: WhereInput = {
	goal: '2011-2014/goal-1',
	secondaryGoals: [],
	targetGroup: '',
	districts: [],
	resources: '',
	milestones: [],
	partnership: '',
	counterpart: '',
};

interface Given {
	type?: string;
	target?: number;
	baseline?: number;
	startsOn?: string;
	dueOn?: string;
	counterpart?: Player;
	partnership?: { slug: string };
}

/** A draft in `author`'s workspace. @returns its slug */
export async function draftBy(db: Database, author: Player, given: Given = {}): Promise<string> {
	const { target = 10, baseline = 0, startsOn = '2026-01-01', dueOn = '2026-12-31', counterpart } = given;
	const editor = author.as('editor');
	const slug = await startDraft(db, editor, author.id, { type: given.type ?? 'apprenticeships' });
	await saveTarget(db, editor, slug, { target, baseline, startsOn, dueOn });
	const chosen = { partnership: given.partnership?.slug ?? '', counterpart: counterpart?.slug ?? '' };
	await saveWhere(db, editor, slug, { ...where, ...chosen });
	return slug;
}

export const proposedBy = async (db: Database, author: Player, given: Given = {}): Promise<string> =>
	propose(db, author.as('editor'), await draftBy(db, author, given));

/** Says yes for each party that a joint proposal still waits for. */
export async function allSayYes(db: Database, slug: string): Promise<void> {
	const asked = await db
		.selectFrom('commitmentParty as named')
		.innerJoin('commitment', 'commitment.id', 'named.commitmentId')
		.innerJoin('organisation as o', 'o.id', 'named.organisationId')
		.select(['o.id', 'o.slug', 'o.name', 'o.kind'])
		.where('commitment.slug', '=', slug)
		.where('named.answer', 'is', null)
		.execute();
	for (const party of asked) {
		const signatory = await joined(db, await person(db), party, 'signatory');
		await signJoint(db, signatory, slug, party.id);
	}
}

/** A running commitment. */
export async function commitmentBy(db: Database, author: Player, given: Given = {}) {
	const slug = await proposedBy(db, author, given);
	await allSayYes(db, slug);
	await accept(db, await person(db, 'consultant'), slug);
	return (await findBySlug(db, slug))!;
}

/** A running commitment, put straight into the table; a joint one with the yes of every party of its partnership. */
export const makeCommitment = (
	db: Database,
	given: Partial<Insertable<DB['commitment']>> & { type: string },
): Promise<{ id: number; slug: string; title: string }> =>
	db.transaction().execute(async (trx) => {
		const made = await insertCommitment(trx, given);
		if (given.partnershipId)
			await sql`insert into commitment_party (commitment_id, organisation_id, answer, answered_at, asked_at)
				select ${made.id}, organisation_id, 'signed', now(), now() from partnership_party
				where partnership_id = ${given.partnershipId} and state = 'signed'`.execute(trx);
		return made;
	});

const insertCommitment = (
	trx: Transaction,
	given: Partial<Insertable<DB['commitment']>> & { type: string },
) =>
	trx
		.insertInto('commitment')
		.values({
			slug: newSlug(given.type),
			title: `Løfte om ${given.type}`,
			goal: '2011-2014/goal-1',
			originalTarget: given.target ?? 10,
			target: 10,
			startsOn: '2026-01-01',
			dueOn: '2026-12-31',
			state: 'active',
			...given,
		})
		.returning(['id', 'slug', 'title'])
		.executeTakeFirstOrThrow();

export const commitment = async (db: Database, organisationId: number, type: string): Promise<number> =>
	(await makeCommitment(db, { organisationId, type })).id;

export const deliveredOf = async (db: Database, commitmentId: number): Promise<number> =>
	(
		await db
			.selectFrom('commitmentTotal')
			.select('delivered')
			.where('commitmentId', '=', commitmentId)
			.executeTakeFirstOrThrow()
	).delivered ?? 0;
