/** What stands about invitations; the links themselves are `platform/mail/links.server.ts`. */
import type { NotNull } from 'kysely';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';

type Handle = Database | Transaction;

export function findOpenInvitation(
	db: Handle,
	organisationId: number,
	id: number,
): Promise<{ email: string; role: OrganisationRole } | undefined> {
	return db
		.selectFrom('link')
		.select(['email', 'role'])
		.where('id', '=', id)
		.where('kind', '=', 'invitation')
		.where('organisationId', '=', organisationId)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.forUpdate()
		.$narrowType<{ email: NotNull; role: NotNull }>()
		.executeTakeFirst();
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
		.selectFrom('link')
		.select(['id', 'email', 'role', 'createdAt', 'expiresAt'])
		.where('kind', '=', 'invitation')
		.where('organisationId', '=', organisationId)
		.where('usedAt', 'is', null)
		.where('revokedAt', 'is', null)
		.orderBy('id', 'desc')
		.limit(100)
		.$narrowType<{ email: NotNull; role: NotNull; expiresAt: NotNull }>()
		.execute();
}

/** What an invitation's page tells: who asks, and for what. */
interface InvitationFacts {
	organisation: string;
	kind: OrganisationKind;
	slug: string;
	organisationState: OrganisationState;
	inviter: string | null;
}

export function findInvitationFacts(db: Handle, id: number): Promise<InvitationFacts | undefined> {
	return db
		.selectFrom('link as l')
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
		.executeTakeFirst();
}
