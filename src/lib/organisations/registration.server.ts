/**
 * The first step of becoming a partner: a person and a draft of their organisation, then a confirmed e-mail.
 * The answer is the same whether or not the e-mail has an account already; the mail tells its owner.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { limits } from '#lib/accounts/limits.ts';
import { accountExistsMail } from '#lib/accounts/mails.server.ts';
import { insertMembership } from '#lib/accounts/membership-queries.server.ts';
import { hashPassword } from '#lib/accounts/passwords.server.ts';
import {
	confirmEmail,
	countMail,
	registerPerson,
	sendConfirmation,
} from '#lib/accounts/registration.server.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { OrganisationInput, RegistrationInput } from '#lib/organisations/registration-input.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { once } from '#lib/platform/submissions.server.ts';
import { attempt } from '#lib/platform/throttle.server.ts';

/** Registers a visitor and their organisation, and mails a link. @throws Refused('too_many_mails') */
export async function beginRegistration(
	db: Database,
	input: RegistrationInput,
	clientAddress: string,
): Promise<void> {
	await countMail(db, input.email, clientAddress);
	const passwordHash = await hashPassword(input.password);
	await once(db, input.submission, async (trx) => {
		const locale = currentLocale();
		const { person, known } = await registerPerson(trx, { ...input, passwordHash, locale });
		if (known) await sendMail(trx, accountExistsMail(person));
		else {
			await draftOrganisation(trx, person.id, input, 'draft');
			await sendConfirmation(trx, person, input.organisation);
		}
		return 'sent';
	});
}

/** Somebody who is signed in starts another organisation. @returns its slug */
export async function beginOrganisation(
	db: Database,
	{ person }: Actor,
	input: OrganisationInput,
): Promise<string> {
	if (!person) notFound();
	if (!(await attempt(db, limits.registrations, String(person.id))))
		throw new Refused('too_many_registrations');
	return once(db, input.submission, (trx) => draftOrganisation(trx, person.id, input, 'email_confirmed'));
}

/**
 * Uses the mailed link up: the e-mail is confirmed, and the person's drafts with it.
 * @returns the person, and the newest of the organisations to go on with; null when the link no longer works.
 */
export async function confirmRegistration(
	db: Database,
	secret: string,
): Promise<{ personId: number; slug: string | null } | null> {
	return db.transaction().execute(async (trx) => {
		const personId = await confirmEmail(trx, secret);
		return personId === null ? null : { personId, slug: await releaseDrafts(trx, personId) };
	});
}

/** Drafts wait for their person's e-mail, however it came to be confirmed. @returns the newest one's slug */
export async function releaseDrafts(db: Database | Transaction, personId: number): Promise<string | null> {
	const released = await db
		.updateTable('organisation')
		.set({ state: 'email_confirmed', stateChangedAt: now(), stateChangedBy: personId })
		.where('state', '=', 'draft')
		.where('createdBy', '=', personId)
		.returning(['id', 'slug'])
		.execute();
	return released.toSorted((a, b) => b.id - a.id)[0]?.slug ?? null;
}

/** An unconfirmed person has one draft: registering again renames it. */
async function draftOrganisation(
	trx: Transaction,
	personId: number,
	{ kind, organisation: name }: OrganisationInput,
	state: 'draft' | 'email_confirmed',
): Promise<string> {
	if (state === 'draft') {
		const renamed = await trx
			.updateTable('organisation')
			.set({ kind, name, slug: newSlug(name) })
			.where('createdBy', '=', personId)
			.where('state', '=', 'draft')
			.returning('slug')
			.executeTakeFirst();
		if (renamed) return renamed.slug;
	}
	const createdAt = now();
	const { id, slug } = await trx
		.insertInto('organisation')
		.values({
			slug: newSlug(name),
			kind,
			name,
			state,
			stateChangedAt: createdAt,
			stateChangedBy: personId,
			createdAt,
			createdBy: personId,
			lastConfirmedAt: createdAt,
		})
		.returning(['id', 'slug'])
		.executeTakeFirstOrThrow();
	await insertMembership(trx, {
		organisationId: id,
		personId,
		role: 'owner',
		createdAt,
		createdBy: personId,
	});
	await audit(trx, {
		personId,
		organisationId: id,
		verb: 'organisation.registered',
		subjectKind: 'organisation',
		subjectId: id,
	});
	return slug;
}
