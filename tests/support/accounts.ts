/** People and organisations for tests, put straight into the tables; and the links in the mails they were sent. */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import type { Actor, MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

let counter = 0;

export async function makePerson(
	db: Database,
	{
		name = 'Rosa Prøve',
		email = `person${++counter}@prove.example`,
		password,
		confirmed = true,
		municipalRole = null,
	}: {
		name?: string;
		email?: string;
		password?: string;
		confirmed?: boolean;
		municipalRole?: MunicipalRole | null;
	} = {},
): Promise<Actor & { person: NonNullable<Actor['person']> }> {
	const { id } = await db
		.insertInto('person')
		.values({
			name,
			email,
			municipalRole,
			passwordHash: password ? await hashPassword(password) : null,
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

/** An organisation with these people in these roles; the actors come back with their memberships. */
export async function makeOrganisation<Who extends Actor>(
	db: Database,
	people: readonly [Who, OrganisationRole][],
	{ name = 'Prøvens Cykler', state = 'approved' }: { name?: string; state?: OrganisationState } = {},
): Promise<{ id: number; slug: string; actors: Who[] }> {
	const slug = `proevens-${++counter}`;
	const { id } = await db
		.insertInto('organisation')
		.values({ slug, name, kind: 'business', state })
		.returning('id')
		.executeTakeFirstOrThrow();
	const actors: Who[] = [];
	for (const [actor, role] of people) {
		const personId = actor.person?.id ?? 0;
		await db.insertInto('membership').values({ organisationId: id, personId, role }).execute();
		const membership = { organisationId: id, slug, name, kind: 'business', state, role };
		actors.push({ ...actor, memberships: [...actor.memberships, membership] });
	}
	return { id, slug, actors };
}

export interface SentMail {
	subject: string;
	text: string;
	locale: string;
	/** The last part of the first address in the mail: the secret of its link. */
	secret: string;
}

/** What was mailed to an address, oldest first. */
export async function mailsTo(db: Database, email: string): Promise<SentMail[]> {
	const rows = await db
		.selectFrom('mail')
		.select(['subject', 'text', 'locale'])
		.where('toAddress', '=', email)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, secret: /https?:\/\/\S+\/([\w-]+)/.exec(row.text)?.[1] ?? '' }));
}

export async function lastMailTo(db: Database, email: string): Promise<SentMail> {
	const mail = (await mailsTo(db, email)).at(-1);
	if (!mail) throw new Error('No mail was sent');
	return mail;
}
