/** For this room's tests: organisations with their people, signed and ready to promise. */
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Actor, MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { saveTarget, saveWhere, startDraft } from '#lib/commitments/writing/drafts.server.ts';
import { accept, propose } from '#lib/commitments/writing/proposals.server.ts';
import { findBySlug } from '#lib/commitments/queries.server.ts';
import type { WhereInput } from '#lib/commitments/writing/rules.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { charterHash } from '#lib/pledge/charter.server.ts';

export interface Player {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
	/** A person in this role, made once. */
	as: (role: OrganisationRole) => Actor;
}

let count = 0;

export async function person(db: Database, municipalRole: MunicipalRole | null = null): Promise<Actor> {
	const number = ++count;
	const email = `person-${number}@eksempel.dk`;
	const { id } = await db
		.insertInto('person')
		.values({ name: `Person ${number}`, email, municipalRole, emailConfirmedAt: new Date() })
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		person: { id, name: `Person ${number}`, email, locale: 'da', emailConfirmed: true },
		municipalRole,
		memberships: [],
	};
}

/** The actor with one more membership, in the database too. */
export async function joined(
	db: Database,
	actor: Actor,
	to: Omit<Player, 'as'>,
	role: OrganisationRole,
	state: OrganisationState = 'approved',
): Promise<Actor> {
	await db
		.insertInto('membership')
		.values({ organisationId: to.id, personId: actor.person!.id, role })
		.execute();
	const { id: organisationId, slug, name, kind } = to;
	return {
		...actor,
		memberships: [...actor.memberships, { organisationId, slug, name, kind, state, role }],
	};
}

async function charter(db: Database): Promise<number> {
	const known = await db.selectFrom('charterVersion').select('id').executeTakeFirst();
	if (known) return known.id;
	const texts = { da: 'Vi lover' };
	const values = { number: 1, texts: JSON.stringify(texts), hash: charterHash(texts) };
	return (await db.insertInto('charterVersion').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function player(
	db: Database,
	kind: OrganisationKind = 'business',
	{
		state = 'approved',
		signed = true,
		parentId = null,
		name = `Organisation ${++count}`,
	}: { state?: OrganisationState; signed?: boolean; parentId?: number | null; name?: string } = {},
): Promise<Player> {
	const { id, slug } = await db
		.insertInto('organisation')
		.values({ slug: newSlug(name), name, kind, state, parentId })
		.returning(['id', 'slug'])
		.executeTakeFirstOrThrow();
	if (signed) {
		const code = `${String(1000 + id).slice(-4)}-${String(1000 + ++count).slice(-4)}`;
		await db
			.insertInto('signature')
			.values({
				organisationId: id,
				charterVersionId: await charter(db),
				organisationName: name,
				code,
				signerName: 'Maja Holm',
				signerTitle: 'Direktør',
				textHash: 'a'.repeat(64),
			})
			.execute();
	}
	const bare = { id, slug, name, kind };
	const people = new Map<OrganisationRole, Actor>();
	for (const role of ['owner', 'signatory', 'editor', 'reporter', 'reader'] as const) {
		people.set(role, await joined(db, await person(db), bare, role, state));
	}
	return { ...bare, as: (role) => people.get(role)! };
}

/** An active partnership that all of them have signed, the first leads. */
export async function partnership(
	db: Database,
	parties: readonly Player[],
	endsOn = '2027-12-31',
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
		})
		.returning(['id', 'slug'])
		.executeTakeFirstOrThrow();
	const signed = {
		state: 'signed' as const,
		signerName: 'Maja Holm',
		signerTitle: 'Direktør',
		decidedAt: new Date(),
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

/** A running commitment. */
export async function commitmentBy(db: Database, author: Player, given: Given = {}) {
	const slug = await proposedBy(db, author, given);
	await accept(db, await person(db, 'consultant'), slug);
	return (await findBySlug(db, slug))!;
}
