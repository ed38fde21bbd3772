import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { sql } from 'kysely';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import type { LinkKind } from '#lib/accounts/mail-link.ts';
import { deleteInBatches } from '#lib/platform/batches.server.ts';
import type { Database, Handle, Transaction } from '#lib/platform/database.server.ts';

export interface MailLink {
	id: number;
	kind: LinkKind;
	email: string;
	personId: number | null;
	organisationId: number | null;
	role: OrganisationRole | null;
	expiresAt: Date;
	usedAt: Date | null;
	revokedAt: Date | null;
}

const columns = [
	'id',
	'kind',
	'email',
	'personId',
	'organisationId',
	'role',
	'expiresAt',
	'usedAt',
	'revokedAt',
] as const;

export interface NewLink {
	kind: LinkKind;
	secretHash: string;
	email: string;
	/** Nobody yet for an e-mail that is still to be confirmed. */
	personId: number | null;
	createdAt: Date;
	expiresAt: Date;
}

export async function insertLink(trx: Transaction, link: NewLink): Promise<void> {
	await trx.insertInto('mailLink').values(link).execute();
}

export function findLink(db: Handle, kind: LinkKind, secretHash: string): Promise<MailLink | undefined> {
	return db
		.selectFrom('mailLink')
		.select(columns)
		.where('secretHash', '=', secretHash)
		.where('kind', '=', kind)
		.$castTo<MailLink>()
		.executeTakeFirst();
}

/** Uses an open link up. Of two at once, one gets it and the other gets nothing. */
export function takeLink(
	trx: Transaction,
	kind: LinkKind,
	secretHash: string,
	at: Date,
): Promise<MailLink | undefined> {
	return trx
		.updateTable('mailLink')
		.set({ usedAt: at })
		.where('secretHash', '=', secretHash)
		.where('kind', '=', kind)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.where('expiresAt', '>', at)
		.returning(columns)
		.$castTo<MailLink>()
		.executeTakeFirst();
}

/** All open links to the e-mail that confirm it or set its password stop working. */
export async function revokeLinksTo(trx: Transaction, email: string, at: Date): Promise<void> {
	await trx
		.updateTable('mailLink')
		.set({ revokedAt: at })
		.where(sql`lower(email)`, '=', email.toLowerCase())
		.where('kind', 'in', ['confirm_email', 'reset_password'])
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.execute();
}

export interface InvitationRow {
	organisationId: number;
	email: string;
	role: OrganisationRole;
	secretHash: string;
	createdBy: number;
	createdAt: Date;
	expiresAt: Date;
}

/** Inviting an address again replaces its open invitation: new role, new link, new term. */
export async function upsertInvitation(trx: Transaction, row: InvitationRow): Promise<number> {
	const { rows } = await sql<{ id: number }>`
		insert into mail_link (kind, organisation_id, email, role, secret_hash, created_by, created_at, expires_at)
		values ('invitation', ${row.organisationId}, ${row.email}, ${row.role}, ${row.secretHash}, ${row.createdBy},
			${row.createdAt}, ${row.expiresAt})
		on conflict (organisation_id, lower(email)) where kind = 'invitation' and used_at is null and revoked_at is null
		do update set role = excluded.role, secret_hash = excluded.secret_hash, created_by = excluded.created_by,
			created_at = excluded.created_at, expires_at = excluded.expires_at
		returning id`.execute(trx);
	return rows[0]?.id ?? 0;
}

export function findOpenInvitation(
	db: Handle,
	organisationId: number,
	id: number,
): Promise<{ email: string; role: OrganisationRole } | undefined> {
	return db
		.selectFrom('mailLink')
		.select(['email', 'role'])
		.where('id', '=', id)
		.where('kind', '=', 'invitation')
		.where('organisationId', '=', organisationId)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.forUpdate()
		.$castTo<{ email: string; role: OrganisationRole }>()
		.executeTakeFirst();
}

export async function revokeInvitation(trx: Transaction, id: number, at: Date): Promise<void> {
	await trx.updateTable('mailLink').set({ revokedAt: at }).where('id', '=', id).execute();
}

export interface PendingInvitation {
	id: number;
	email: string;
	role: OrganisationRole;
	createdAt: Date;
	expiresAt: Date;
}

export function listInvitations(db: Handle, organisationId: number): Promise<PendingInvitation[]> {
	return db
		.selectFrom('mailLink')
		.select(['id', 'email', 'role', 'createdAt', 'expiresAt'])
		.where('kind', '=', 'invitation')
		.where('organisationId', '=', organisationId)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.orderBy('id', 'desc')
		.limit(100)
		.$castTo<PendingInvitation>()
		.execute();
}

/** What an invitation's page tells: who asks, and for what. */
interface InvitationFacts {
	organisation: string;
	kind: string;
	slug: string;
	organisationState: OrganisationState;
	inviter: string | null;
}

export function findInvitationFacts(db: Handle, id: number): Promise<InvitationFacts | undefined> {
	return db
		.selectFrom('mailLink as l')
		.innerJoin('organisation as o', 'o.id', 'l.organisationId')
		.leftJoin('person as p', (join) => join.onRef('p.id', '=', 'l.createdBy').on('p.erasedAt', 'is', null))
		.select([
			'o.name as organisation',
			'o.kind',
			'o.slug',
			'o.state as organisationState',
			'p.name as inviter',
		])
		.where('l.id', '=', id)
		.$castTo<InvitationFacts>()
		.executeTakeFirst();
}

export async function deleteLinksExpiredBefore(db: Database, before: Date): Promise<void> {
	await deleteInBatches(db, 'mailLink', sql<boolean>`t.expires_at < ${before}`);
}
