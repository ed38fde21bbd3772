/**
 * Secret links in mails, all in one table. The mail carries the secret, the database its digest: whoever reads the table
 * can open nothing. Reading a link uses nothing up, for mail scanners open links too; `takeLink`, or `useLink` after
 * `lockLink`, does, once. What an answer says is the caller's: it is to be the same for a link that never was.
 */
import { sql } from 'kysely';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { lifetimes, type Link, type LinkAbout, type LinkKind } from '#lib/platform/mail/links.ts';
import { deletes, type Keeping } from '#lib/platform/personal-data/keeping.server.ts';
import { linkTerms } from '#lib/platform/personal-data/retention.ts';
import { hashOfSecret, newSecret } from '#lib/platform/secrets.server.ts';

type Handle = Database | Transaction;

const columns = [
	'id',
	'email',
	'personId',
	'organisationId',
	'contributionId',
	'registrationId',
	'alertId',
	'voiceId',
	'debateVoiceId',
	'seatId',
	'role',
	'createdBy',
	'createdAt',
	'expiresAt',
	'usedAt',
	'revokedAt',
] as const;

interface Terms {
	/** In milliseconds; null for as long as what it is about is there. */
	lifetime?: number | null;
	at?: Date;
}

/** @returns the secret of a new link; older ones about the same go on working. */
export async function makeLink<Kind extends LinkKind>(
	trx: Transaction,
	kind: Kind,
	about: LinkAbout[Kind],
	terms: Terms = {},
): Promise<string> {
	const [made] = await makeLinks(trx, kind, [about], terms);
	if (!made) throw new Error(`A link of the kind ${kind} is there already`);
	return made.secret;
}

/** @returns what a link was made about, each with its secret: a person is asked about a report once, whoever asks. */
export async function makeLinks<Kind extends LinkKind, About extends LinkAbout[Kind]>(
	trx: Transaction,
	kind: Kind,
	abouts: readonly About[],
	{ lifetime = lifetimes[kind], at = now() }: Terms = {},
): Promise<{ about: About; secret: string }[]> {
	if (!abouts.length) return [];
	const links = abouts.map((about) => ({ about, ...newSecret() }));
	const expiresAt = lifetime === null ? null : new Date(at.getTime() + lifetime);
	const inserted = await trx
		.insertInto('link')
		.values(links.map(({ about, hash }) => ({ ...about, kind, secretHash: hash, createdAt: at, expiresAt })))
		.onConflict((conflict) => conflict.doNothing())
		.returning('secretHash')
		.execute();
	const made = new Set(inserted.map(({ secretHash }) => secretHash));
	return links.filter(({ hash }) => made.has(hash)).map(({ about, secret }) => ({ about, secret }));
}

/** An address has one open invitation to an organisation: a new one replaces it, with a new role, secret and term. */
export async function renewInvitation(
	trx: Transaction,
	about: LinkAbout['invitation'],
): Promise<{ id: number; secret: string }> {
	const { secret, hash } = newSecret();
	const createdAt = now();
	const expiresAt = new Date(createdAt.getTime() + lifetimes.invitation);
	const { id } = await trx
		.insertInto('link')
		.values({ ...about, kind: 'invitation', secretHash: hash, createdAt, expiresAt })
		.onConflict((conflict) =>
			conflict
				.expression(sql`organisation_id, lower(email)`)
				.where(sql<boolean>`kind = 'invitation' and used_at is null and revoked_at is null`)
				.doUpdateSet(({ ref }) => ({
					role: ref('excluded.role'),
					secretHash: ref('excluded.secretHash'),
					createdBy: ref('excluded.createdBy'),
					createdAt: ref('excluded.createdAt'),
					expiresAt: ref('excluded.expiresAt'),
				})),
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return { id, secret };
}

const bySecret = (db: Handle, kind: LinkKind, secret: string) =>
	db
		.selectFrom('link')
		.select(columns)
		.where('secretHash', '=', hashOfSecret(secret))
		.where('kind', '=', kind);

/** What a kind is about stands in its columns: a constraint says so. */
const asLink = <Kind extends LinkKind>(row: object | undefined) => row as Link<Kind> | undefined;

export const findLink = async <Kind extends LinkKind>(
	db: Handle,
	kind: Kind,
	secret: string,
): Promise<Link<Kind> | undefined> => asLink<Kind>(await bySecret(db, kind, secret).executeTakeFirst());

/** Held until the transaction ends: two presses are one. */
export const lockLink = async <Kind extends LinkKind>(
	trx: Transaction,
	kind: Kind,
	secret: string,
): Promise<Link<Kind> | undefined> =>
	asLink<Kind>(await bySecret(trx, kind, secret).forUpdate().executeTakeFirst());

/** Uses an open link up. Of two at once, one gets it and the other gets nothing. */
export async function takeLink<Kind extends LinkKind>(
	trx: Transaction,
	kind: Kind,
	secret: string,
): Promise<Link<Kind> | undefined> {
	const at = now();
	const row = await trx
		.updateTable('link')
		.set({ usedAt: at })
		.where('secretHash', '=', hashOfSecret(secret))
		.where('kind', '=', kind)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.where('expiresAt', '>', at)
		.returning(columns)
		.executeTakeFirst();
	return asLink<Kind>(row);
}

/** For a link that is held (`lockLink`). */
export async function useLink(trx: Transaction, id: number): Promise<void> {
	await trx.updateTable('link').set({ usedAt: now() }).where('id', '=', id).execute();
}

export async function revokeLink(trx: Transaction, id: number): Promise<void> {
	await trx.updateTable('link').set({ revokedAt: now() }).where('id', '=', id).execute();
}

/** Open links of these kinds to an e-mail stop working. */
export async function revokeLinksTo(
	trx: Transaction,
	kinds: readonly LinkKind[],
	email: string,
): Promise<void> {
	await trx
		.updateTable('link')
		.set({ revokedAt: now() })
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('kind', 'in', kinds)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.execute();
}

/** A person's open links of one kind stop working: a newer one replaces them. */
export async function revokeLinksOf(trx: Transaction, kind: LinkKind, personId: number): Promise<void> {
	await trx
		.updateTable('link')
		.set({ revokedAt: now() })
		.where('personId', '=', personId)
		.where('kind', '=', kind)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.execute();
}

/** All that were made about an organisation, whatever their kind. */
export async function forgetLinksOf(trx: Transaction, organisationId: number): Promise<void> {
	await trx.deleteFrom('link').where('organisationId', '=', organisationId).execute();
}

/** Those past their term, each kind by its own. A sign-up's go with the sign-up, a voice's with the voice, a seat's with the seat. */
export const linkKeepings: readonly Keeping[] = Object.entries(linkTerms).flatMap(([kind, term]) =>
	term === 'registration' || term === 'barrierVoice' || term === 'debateVoice' || term === 'circleSeat'
		? []
		: [deletes(term, 'link', (before) => sql`t.kind = ${kind} and t.expires_at < ${before}`)],
);
