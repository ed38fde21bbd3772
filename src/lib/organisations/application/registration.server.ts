/**
 * The first step of becoming a partner. An e-mail is confirmed first; whoever confirms it says who they are, what their
 * organisation is called, and chooses a password. Nothing a stranger typed is waiting for them.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { limits } from '#lib/accounts/signing-in/limits.ts';
import { firstOwner } from '#lib/accounts/membership/members.server.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import { readConfirmation, registerPerson } from '#lib/accounts/registration.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type {
	OrganisationInput,
	RegistrationInput,
} from '#lib/organisations/application/registration-input.ts';
import { insertOrganisation } from '#lib/organisations/queries.server.ts';
import { record } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/forms/submissions.server.ts';
import { attempt } from '#lib/platform/visitors/limits/throttle.server.ts';

/** Somebody who is signed in starts another organisation. @returns its slug */
export async function beginOrganisation(
	db: Database,
	{ person }: Actor,
	input: OrganisationInput,
): Promise<string> {
	if (!person) notFound();
	if (!(await attempt(db, limits.registrations, String(person.id))))
		throw new Refused('too_many_registrations');
	return once(db, input.submission, (trx) => begin(trx, person.id, input));
}

/**
 * Uses the mailed link up: somebody new, with an organisation to go on with.
 * @returns null when the link no longer works. @throws Refused('account_exists')
 */
export async function confirmRegistration(
	db: Database,
	secret: string,
	input: RegistrationInput,
): Promise<{ personId: number; slug: string } | null> {
	// Hashing is dear: only for a link that may work.
	if ((await readConfirmation(db, secret)).state !== 'open') return null;
	const passwordHash = await hashPassword(input.password);
	return db.transaction().execute(async (trx) => {
		const personId = await registerPerson(trx, secret, { name: input.name, passwordHash });
		return personId === null ? null : { personId, slug: await begin(trx, personId, input) };
	});
}

async function begin(
	trx: Transaction,
	personId: number,
	{ kind, organisation: name }: OrganisationInput,
): Promise<string> {
	const createdAt = now();
	const { id, slug } = await insertOrganisation(trx, {
		slug: newSlug(name),
		kind,
		name,
		state: 'email_confirmed',
		stateChangedAt: createdAt,
		stateChangedBy: personId,
		createdAt,
		createdBy: personId,
		lastConfirmedAt: createdAt,
	});
	await firstOwner(trx, id, personId, createdAt);
	await record(trx, personId, 'organisation.registered', { id, organisationId: id });
	return slug;
}
