/** What an organisation does with its own entry: writes it, sends it to the municipality, keeps it current. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { OrganisationAbility } from '#lib/accounts/organisation-states.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import type { AboutInput, ContactInput, IdentityInput, ProfileInput } from '#lib/organisations/input.ts';
import {
	canBecome,
	isApplying,
	isEditable,
	missingParts,
	type Organisation,
} from '#lib/organisations/organisation.ts';
import { valuesOf } from '#lib/organisations/form-values.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import {
	isCvrTaken,
	lockOrganisation,
	setState,
	updateOrganisation,
	type OrganisationFields,
} from '#lib/organisations/queries.server.ts';
import { entryVersion } from '#lib/organisations/application/changes.ts';
import { confirmSites, listSites } from '#lib/organisations/sites/site-queries.server.ts';
import { record, type OrganisationVerb } from '#lib/organisations/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { found, Refused } from '#lib/platform/errors.ts';

/** The organisation, held for a change by somebody who may do it, while it can be changed at all. */
export async function lockEditable(
	trx: Transaction,
	actor: Actor,
	slug: string,
	ability: OrganisationAbility = 'edit',
): Promise<Organisation> {
	const { id } = await organisationFor(trx, actor, slug, ability);
	const organisation = found(await lockOrganisation(trx, id));
	if (organisation.state === 'waiting') throw new Refused('application_waiting');
	if (!isEditable(organisation.state)) throw new Refused('organisation_closed');
	return organisation;
}

const isCvrClash = (error: unknown) =>
	error instanceof Error && 'constraint_name' in error && error.constraint_name === 'organisation_cvr';

async function save(
	db: Database,
	actor: Actor,
	slug: string,
	ability: OrganisationAbility,
	verb: `organisation.${OrganisationVerb}`,
	fields: OrganisationFields,
	also: (trx: Transaction, organisationId: number) => Promise<void> = async () => {},
	edited?: Edited | null,
): Promise<void> {
	try {
		await acting(db, actor, async (trx) => {
			const organisation = await lockEditable(trx, actor, slug, ability);
			const stored = Object.entries(valuesOf(organisation)).filter(([name]) => name in fields);
			refuseEdited(edited, Object.fromEntries(stored));
			const touchesIdentity = 'name' in fields || 'kind' in fields || 'cvr' in fields;
			if (touchesIdentity && !isApplying(organisation.state) && !may(actor, 'manage', organisation.id)) {
				throw new Refused('identity_owner_only');
			}
			if (fields.cvr && (await isCvrTaken(trx, fields.cvr, organisation.id)))
				throw new Refused('cvr_taken', 'cvr');
			await updateOrganisation(trx, organisation.id, { ...fields, lastConfirmedAt: now() });
			await also(trx, organisation.id);
			const about = { id: organisation.id, organisationId: organisation.id };
			await record(trx, actor, verb, about, touchesIdentity ? identityChange(organisation, fields) : {});
		});
	} catch (error) {
		// Two organisations that register the same number at once: the index says what the check could not see.
		if (isCvrClash(error)) throw new Refused('cvr_taken', 'cvr');
		throw error;
	}
}

/** What the entry was called before and after: an organisation's name and number are public facts. */
function identityChange(before: Organisation, after: OrganisationFields): Record<string, string | null> {
	const change: Record<string, string | null> = {};
	for (const key of ['name', 'kind', 'cvr'] as const) {
		if (!(key in after) || before[key] === after[key]) continue;
		change[`${key}Before`] = before[key];
		change[`${key}After`] = after[key] ?? null;
	}
	return change;
}

/** @throws Refused `cvr_taken`, `application_waiting`, `organisation_closed`, `identity_owner_only`, `edited_meanwhile` */
export const saveAbout = (
	db: Database,
	actor: Actor,
	slug: string,
	input: AboutInput,
	edited?: Edited | null,
): Promise<void> => save(db, actor, slug, 'edit', 'organisation.described', input, undefined, edited);

export const saveProfile = (
	db: Database,
	actor: Actor,
	slug: string,
	input: ProfileInput,
	edited?: Edited | null,
): Promise<void> => save(db, actor, slug, 'edit', 'organisation.described', input, undefined, edited);

export const saveContact = (
	db: Database,
	actor: Actor,
	slug: string,
	input: ContactInput,
	edited?: Edited | null,
): Promise<void> => save(db, actor, slug, 'edit', 'organisation.contact_changed', input, undefined, edited);

/** Name, kind and CVR: the owner's alone, and noted with what they were. */
export const saveIdentity = (
	db: Database,
	actor: Actor,
	slug: string,
	input: IdentityInput,
	edited?: Edited | null,
): Promise<void> => save(db, actor, slug, 'manage', 'organisation.renamed', input, undefined, edited);

/** "It is still right": renews the date the public page shows, and those of the places. */
export const confirmEntry = (db: Database, actor: Actor, slug: string): Promise<void> =>
	save(db, actor, slug, 'edit', 'organisation.confirmed', {}, (trx, id) => confirmSites(trx, id, now()));

/**
 * Puts the application in the municipality's worklist; a second press changes nothing.
 * @throws Refused `application_incomplete`, `organisation_closed`
 */
export async function sendApplication(db: Database, actor: Actor, slug: string): Promise<void> {
	await acting(db, actor, async (trx) => {
		const { id } = await organisationFor(trx, actor, slug, 'edit');
		const organisation = found(await lockOrganisation(trx, id));
		if (organisation.state === 'waiting') return;
		if (!canBecome(organisation.state, 'waiting')) throw new Refused('organisation_closed');
		const sites = await listSites(trx, id);
		const missing = missingParts(organisation, sites.length, actor.person?.emailConfirmed ?? false);
		if (missing.length > 0) throw new Refused('application_incomplete');
		await setState(trx, id, 'waiting', now(), actor.person?.id ?? null);
		await record(
			trx,
			actor,
			'organisation.sent',
			{ id, organisationId: id },
			{ again: organisation.state === 'changes_requested', version: entryVersion(organisation, sites) },
		);
	});
}
