/**
 * People and organisations for journeys that change what they touch. The demo's own people (`demoAccounts`) are shared
 * by all journeys; these are made for one.
 */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { randomBytes } from 'node:crypto';
import type { MunicipalRole, OrganisationRole } from '#lib/accounts/actor.ts';
import { demoAccounts, demoPassword, type DemoAccount } from '#lib/accounts/signing-in/demo-accounts.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import { signPledge } from '#lib/pledge/signatures.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentType, defaultGoalOf, type CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { makeCommitment } from './cast/commitments.ts';
import { makeEvent } from './cast/events.ts';
import { joinAs, makeOrganisation, makePerson, makeSite } from './cast/people.ts';

export type Account = { name: string; email: string; password: string };
export type Organisation = { id: number; slug: string; name: string; owner: Account };

const letters = 'bcdfghjkmnpqrstvxz';
/** Keeps what one journey makes apart from what another, or its twin on the phone, makes; never like a number or a word. */
export const unique = (): string =>
	Array.from(randomBytes(6), (byte) => letters[byte % letters.length]).join('');

export const password = 'tre blå cykler i regn';

export function demoAccount(key: DemoAccount['key']): Account {
	const { name, email } = demoAccounts.find((account) => account.key === key)!;
	return { name, email, password: demoPassword };
}

export function castOf(db: Database) {
	async function account(name: string, municipalRole: MunicipalRole | null = null) {
		const email = `${newSlug(name)}@eksempel.example`;
		const actor = await makePerson(db, { name, email, password, municipalRole });
		return { actor, account: { id: actor.person.id, name, email, password } };
	}
	const person = async (
		name: string,
		municipalRole: MunicipalRole | null = null,
	): Promise<Account & { id: number }> => (await account(name, municipalRole)).account;

	/** An organisation with an owner, one site in Nørrebro and, unless told otherwise, a signature under the pledge. */
	async function organisation(
		name: string,
		{ kind = 'association', state = 'approved', signed = true }: Given = {},
	): Promise<Organisation> {
		const owner = await account('Noor Dahl');
		const { id, slug, actors } = await makeOrganisation(db, [[owner.actor, 'owner']], {
			kind,
			name,
			state,
			languages: ['da'],
			purpose: 'Vi samler naboer til mad og snak om torsdagen.',
			contactName: owner.account.name,
			contactEmail: owner.account.email,
			contactPhone: '+45 33 66 33 66',
		});
		await makeSite(db, id, { address: 'Kapelvej 16', lat: 55.6907, lng: 12.5497 });
		if (signed) {
			const { number: version } = await currentCharter(db);
			const signer = { signerName: owner.account.name, signerTitle: 'Formand', version };
			await signPledge(db, actors[0]!, slug, signer);
		}
		return { id, slug, name, owner: owner.account };
	}

	/** A commitment that has been accepted and runs all year. */
	async function commitment(
		{ id: organisationId }: Pick<Organisation, 'id'>,
		title: string,
		{ type, target, counterpart, state = 'active' }: GivenCommitment,
	): Promise<{ id: number; slug: string; title: string }> {
		const [startsOn, dueOn] = [-60, 300].map((days) =>
			copenhagenDate(new Date(Date.now() + days * 86_400_000)),
		);
		return makeCommitment(db, {
			slug: newSlug(title),
			title,
			type,
			target,
			goal: defaultGoalOf(commitmentType(type)) ?? '',
			organisationId,
			authorId: organisationId,
			counterpartId: counterpart?.id ?? null,
			startsOn: startsOn!,
			dueOn: dueOn!,
			state,
			acceptedAt: state === 'active' ? new Date() : null,
		});
	}

	/** A published event with sign-up, in a week unless told otherwise. */
	const event = (
		{ id: organisationId }: Pick<Organisation, 'id'>,
		title: string,
		{
			inDays = 7,
			...given
		}: {
			inDays?: number;
			capacity?: number;
			commitmentId?: number;
			contentLocale?: string;
			asksNames?: boolean;
		} = {},
	): Promise<{ id: number; slug: string; title: string }> =>
		makeEvent(db, organisationId, {
			title,
			startsAt: new Date(Date.now() + inDays * 86_400_000),
			...given,
			publishedAt: new Date(),
			languages: ['da'],
			address: 'Kapelvej 16, 2200 København N',
			lat: 55.6907,
			lng: 12.5497,
			districtNr: 3,
			description: 'Alle er velkomne, og der er kaffe på kanden.',
		});

	const join = (organisationId: number, personId: number, role: OrganisationRole) =>
		joinAs(db, organisationId, personId, role);

	return { person, organisation, commitment, event, join };
}

type GivenCommitment = {
	type: CommitmentTypeKey;
	target: number;
	counterpart?: Organisation;
	state?: 'active' | 'draft';
};
type Given = { kind?: OrganisationKind; state?: OrganisationState; signed?: boolean };
export type Cast = ReturnType<typeof castOf>;
