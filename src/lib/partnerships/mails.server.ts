/** Who hears what happened to a pledge or a partnership, each in their own language. */
import type { Locale } from '#lib/i18n/locale.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { href } from '#lib/i18n/urls.ts';
import type { OrganisationRole } from '#lib/accounts/actor.ts';
import type { Transaction } from '#lib/platform/database.server.ts';
import { env } from '#lib/platform/env.server.ts';
import { sendMail } from '#lib/platform/mail.server.ts';
import { caseworkers, membersWithRole } from '#lib/partnerships/partnership-queries.server.ts';

export const owners: readonly OrganisationRole[] = ['owner'];
export const signatories: readonly OrganisationRole[] = ['owner', 'signatory'];
export const editors: readonly OrganisationRole[] = ['owner', 'signatory', 'editor'];

/** The full address of a page, for mails and printed codes. */
export const fullAddress = (path: string, locale?: Locale): string => env().ORIGIN + href(path, locale);

export interface Letter {
	subject: string;
	text: string;
}

/**
 * Writes to the members of an organisation who hold one of the roles. `write` runs in each one's language;
 * the same `key` reaches a person once.
 */
export async function writeTo(
	trx: Transaction,
	organisationId: number,
	roles: readonly OrganisationRole[],
	key: string,
	write: (name: string) => Letter,
): Promise<void> {
	for (const person of await membersWithRole(trx, organisationId, roles)) {
		const letter = withLocale(person.locale, () => write(person.name));
		await sendMail(trx, {
			to: person.email,
			locale: person.locale,
			dedupeKey: `${key}:${organisationId}:${person.id}`,
			...letter,
		});
	}
}

/** Writes to those who do the municipality's case work, as `writeTo` does. */
export async function writeToMunicipality(
	trx: Transaction,
	key: string,
	write: (name: string) => Letter,
): Promise<void> {
	for (const person of await caseworkers(trx)) {
		const letter = withLocale(person.locale, () => write(person.name));
		await sendMail(trx, {
			to: person.email,
			locale: person.locale,
			dedupeKey: `${key}:municipality:${person.id}`,
			...letter,
		});
	}
}
