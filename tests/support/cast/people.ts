/**
 * People and their organisations, put straight into the tables: the one place where tests make them. What a room's tests
 * need besides stands in the files beside this one.
 */
import { charterHash } from '#lib/pledge/charter.server.ts';
import { randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Actor, ActorPerson, MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { organisationRoles } from '#lib/accounts/actor.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import { sessionHash } from '#lib/accounts/signing-in/session-store.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { DB } from '#lib/platform/database/tables.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';

let count = 0;

export type Somebody = Actor & { person: ActorPerson };

interface GivenPerson {
	name?: string;
	email?: string;
	password?: string;
	/** Whether the address is shown to be theirs. */
	confirmed?: boolean;
	municipalRole?: MunicipalRole | null;
}

const hashes = new Map<string, Promise<string>>();
/** Hashing is dear, and tests have few passwords. */
const hashOf = (password: string): Promise<string> =>
	hashes.get(password) ?? hashes.set(password, hashPassword(password)).get(password)!;

export async function makePerson(db: Database, given: GivenPerson = {}): Promise<Somebody> {
	const { name = 'Rosa Prøve', email = `person${++count}@prove.example`, password } = given;
	const { confirmed = true, municipalRole = null } = given;
	const { id } = await db
		.insertInto('person')
		.values({
			name,
			email,
			municipalRole,
			passwordHash: password === undefined ? null : await hashOf(password),
			emailConfirmedAt: confirmed ? new Date('2026-01-01') : null,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return {
		person: { id, name, email, locale: 'da', emailConfirmed: confirmed },
		municipalRole,
		memberships: [],
	};
}

/** Somebody whose name no test reads: a stranger, or somebody at the municipality. */
export const person = (db: Database, municipalRole: MunicipalRole | null = null): Promise<Somebody> =>
	makePerson(db, { name: `Person ${++count}`, municipalRole });

/** The cookie's value of a new session. */
export async function signIn(db: Database, personId: number): Promise<string> {
	const session = randomBytes(20).toString('hex');
	await db
		.insertInto('session')
		.values({ idHash: sessionHash(session), personId, expiresAt: new Date(Date.now() + 86_400_000) })
		.execute();
	return session;
}

export interface Known {
	id: number;
	slug: string;
	name: string;
	kind: OrganisationKind;
}

export const joinAs = (db: Database, organisationId: number, personId: number, role: OrganisationRole) =>
	db.insertInto('membership').values({ organisationId, personId, role }).execute();

/** The actor with one more membership, in the database too. */
export async function joined<Who extends Actor>(
	db: Database,
	actor: Who,
	to: Known,
	role: OrganisationRole,
	state: OrganisationState = 'approved',
): Promise<Who> {
	const { id: organisationId, slug, name, kind } = to;
	await joinAs(db, organisationId, actor.person?.id ?? 0, role);
	return {
		...actor,
		memberships: [...actor.memberships, { organisationId, slug, name, kind, state, role }],
	};
}

/** An organisation with these people in these roles; the actors come back with their memberships. */
export async function makeOrganisation<Who extends Actor>(
	db: Database,
	people: readonly (readonly [Who, OrganisationRole])[] = [],
	given: Partial<Insertable<DB['organisation']>> & { state?: OrganisationState } = {},
): Promise<Known & { state: OrganisationState; actors: Who[] }> {
	const { name = 'Prøvens Cykler', state = 'approved' } = given;
	const made = await db
		.insertInto('organisation')
		.values({ kind: 'business', slug: newSlug(name), ...given, name, state })
		.returning(['id', 'slug', 'name', 'kind', 'state'])
		.executeTakeFirstOrThrow();
	const actors: Who[] = [];
	for (const [actor, role] of people) actors.push(await joined(db, actor, made, role, state));
	return { ...made, actors };
}

/** Its first one is where the organisation is. */
export async function makeSite(
	db: Database,
	organisationId: number,
	given: Partial<Insertable<DB['site']>> = {},
): Promise<number> {
	const known = await db
		.selectFrom('site')
		.select('id')
		.where('organisationId', '=', organisationId)
		.executeTakeFirst();
	const usual = { address: `Nørrebrogade ${++count}`, postcode: '2200', city: 'København N' };
	const { id } = await db
		.insertInto('site')
		.values({
			organisationId,
			...usual,
			lat: 55.6961,
			lng: 12.547,
			districtNr: 3,
			isPrimary: known === undefined,
			...given,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

async function charter(db: Database): Promise<number> {
	const known = await db.selectFrom('charterVersion').select('id').executeTakeFirst();
	if (known) return known.id;
	const texts = { da: 'Vi lover' };
	const values = { number: 1, texts: JSON.stringify(texts), hash: charterHash(texts) };
	return (await db.insertInto('charterVersion').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

/** It stands by a pledge, whose text no test reads. */
export async function givePledge(db: Database, { id, name }: Pick<Known, 'id' | 'name'>): Promise<void> {
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

export interface Player extends Known {
	/** A person in this role, made once. @throws where nobody has it */
	as: (role: OrganisationRole) => Somebody;
}

/** An organisation with somebody in each role, which has given the pledge unless told otherwise. */
export async function player(
	db: Database,
	kind: OrganisationKind = 'business',
	given: {
		state?: OrganisationState;
		signed?: boolean;
		parentId?: number | null;
		name?: string;
		roles?: readonly OrganisationRole[];
	} = {},
): Promise<Player> {
	const { signed = true, name = `Organisation ${++count}`, roles = organisationRoles, ...rest } = given;
	const people: [Somebody, OrganisationRole][] = [];
	for (const role of roles) people.push([await person(db), role]);
	const { id, slug, actors } = await makeOrganisation(db, people, { ...rest, kind, name });
	if (signed) await givePledge(db, { id, name });
	const as = (role: OrganisationRole): Somebody => {
		const actor = actors[roles.indexOf(role)];
		if (!actor) throw new Error(`Nobody is ${role}`);
		return actor;
	};
	return { id, slug, name, kind, as };
}
