/** Everything the database knows about a person, for handing it to them and for erasing it (GDPR articles 15, 17 and 20). */
import { sql } from 'kysely';
import type { Database, Transaction } from '#lib/platform/database.server.ts';

type Handle = Database | Transaction;

/** As JSON-ready rows, each list named as the person reads it. */
export async function collectOwnData(db: Handle, id: number, email: string) {
	const [person, memberships, signatures, invitations, registrations, sessions, mails, actions, notes] =
		await Promise.all([
			db
				.selectFrom('person')
				.select(['name', 'email', 'locale', 'municipalRole', 'createdAt', 'emailConfirmedAt'])
				.where('id', '=', id)
				.executeTakeFirstOrThrow(),
			db
				.selectFrom('membership as m')
				.innerJoin('organisation as o', 'o.id', 'm.organisationId')
				.select(['o.name as organisation', 'm.role', 'm.createdAt as since'])
				.where('m.personId', '=', id)
				.orderBy('m.createdAt')
				.execute(),
			db
				.selectFrom('signature')
				.select([
					'organisationName as organisation',
					'signerName',
					'signerTitle',
					'code',
					'signedAt',
					'withdrawnAt',
				])
				.where('personId', '=', id)
				.orderBy('signedAt')
				.execute(),
			db
				.selectFrom('mailLink as l')
				.innerJoin('organisation as o', 'o.id', 'l.organisationId')
				.select(['o.name as organisation', 'l.role', 'l.createdAt', 'l.expiresAt', 'l.usedAt', 'l.revokedAt'])
				.where(sql`lower(l.email)`, '=', email)
				.where('l.kind', '=', 'invitation')
				.orderBy('l.id')
				.execute(),
			db
				.selectFrom('registration as r')
				.innerJoin('event as e', 'e.id', 'r.eventId')
				.select(['e.title as event', 'e.startsAt', 'r.name', 'r.state', 'r.createdAt', 'r.cancelledAt'])
				.where(sql`lower(r.email)`, '=', email)
				.orderBy('r.id')
				.execute(),
			db.selectFrom('session').select(['createdAt', 'expiresAt']).where('personId', '=', id).execute(),
			db
				.selectFrom('mail')
				.select(['subject', 'createdAt', 'sentAt'])
				.where(sql`lower(to_address)`, '=', email)
				.orderBy('id')
				.execute(),
			db
				.selectFrom('auditEntry')
				.select(['at', 'verb', 'subjectKind', 'subjectId'])
				.where('personId', '=', id)
				.orderBy('id')
				.execute(),
			db
				.selectFrom('partnershipNote as n')
				.innerJoin('partnership as p', 'p.id', 'n.partnershipId')
				.select(['p.title as partnership', 'n.text', 'n.writtenAt', 'n.editedAt'])
				.where('n.personId', '=', id)
				.orderBy('n.id')
				.execute(),
		]);
	return { person, memberships, signatures, invitations, registrations, sessions, mails, actions, notes };
}

/** Leaves a number where the person was. Signatures stay: they are public documents. */
export async function erasePersonRows(
	trx: Transaction,
	person: { id: number; email: string },
	name: string,
	at: Date,
): Promise<void> {
	const { id, email } = person;
	await trx.deleteFrom('session').where('personId', '=', id).execute();
	await trx.deleteFrom('membership').where('personId', '=', id).execute();
	await trx.deleteFrom('pastMembership').where('personId', '=', id).execute();
	await trx.deleteFrom('confirmationLink').where('personId', '=', id).execute();
	await trx
		.deleteFrom('mailLink')
		.where((where) => where.or([where('personId', '=', id), where(sql`lower(email)`, '=', email)]))
		.execute();
	await trx
		.deleteFrom('mail')
		.where(sql`lower(to_address)`, '=', email)
		.execute();
	await trx
		.updateTable('registration')
		.set({ name, email: `erased-${id}@erased.invalid` })
		.where(sql`lower(email)`, '=', email)
		.where('eventId', 'in', (past) => past.selectFrom('event').select('id').where('endsAt', '<', at))
		.execute();
	await trx
		.updateTable('person')
		.set({
			name,
			email: `erased-${id}@erased.invalid`,
			passwordHash: null,
			municipalRole: null,
			erasedAt: at,
		})
		.where('id', '=', id)
		.execute();
}

/** An application that nobody is left to finish: closed, and its private contact forgotten. */
export async function closeOrphan(
	trx: Transaction,
	organisationId: number,
	personId: number | null,
	at: Date,
): Promise<void> {
	await trx
		.updateTable('organisation')
		.set({
			state: 'closed',
			stateChangedAt: at,
			stateChangedBy: personId,
			contactName: null,
			contactEmail: null,
			contactPhone: null,
		})
		.where('id', '=', organisationId)
		.execute();
}
