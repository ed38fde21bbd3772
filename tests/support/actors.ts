/**
 * People and organisations for journeys that change what they touch. The demo's own people (`demoAccounts`) are shared
 * by all journeys; these are made for one.
 */
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { randomBytes } from 'node:crypto';
import { visitor, type MunicipalRole, type OrganisationRole } from '#lib/accounts/actor.ts';
import { demoAccounts, demoPassword, type DemoAccount } from '#lib/accounts/signing-in/demo-accounts.ts';
import { hashPassword } from '#lib/accounts/signing-in/passwords.server.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { insertSite, makePrimary } from '#lib/organisations/sites/site-queries.server.ts';
import { currentCharter } from '#lib/pledge/charter.server.ts';
import { signPledge } from '#lib/pledge/signatures.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentType, defaultGoalOf, type CommitmentTypeKey } from '#lib/policy/catalogue.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { newSlug } from '#lib/i18n/slugs.ts';

export type Account = { name: string; email: string; password: string };
export type Organisation = { id: number; slug: string; name: string; owner: Account };

const letters = 'bcdfghjkmnpqrstvxz';
/** Keeps what one journey makes apart from what another, or its twin on the phone, makes; never like a number or a word. */
export const unique = (): string =>
	Array.from(randomBytes(6), (byte) => letters[byte % letters.length]).join('');

export const password = 'tre blå cykler i regn';
let hashed: Promise<string> | undefined;

export function demoAccount(key: DemoAccount['key']): Account {
	const { name, email } = demoAccounts.find((account) => account.key === key)!;
	return { name, email, password: demoPassword };
}

export function castOf(db: Database) {
	async function person(
		name: string,
		municipalRole: MunicipalRole | null = null,
	): Promise<Account & { id: number }> {
		const email = `${newSlug(name)}@eksempel.example`;
		const passwordHash = await (hashed ??= hashPassword(password));
		const { id } = await db
			.insertInto('person')
			.values({ name, email, passwordHash, municipalRole, emailConfirmedAt: new Date() })
			.returning('id')
			.executeTakeFirstOrThrow();
		return { id, name, email, password };
	}

	/** An organisation with an owner, one site in Nørrebro and, unless told otherwise, a signature under the pledge. */
	async function organisation(
		name: string,
		{ kind = 'association', state = 'approved', signed = true }: Given = {},
	): Promise<Organisation> {
		const owner = await person('Noor Dahl');
		const slug = newSlug(name);
		const { id } = await db
			.insertInto('organisation')
			.values({
				slug,
				kind,
				name,
				state,
				languages: ['da'],
				purpose: 'Vi samler naboer til mad og snak om torsdagen.',
				contactName: owner.name,
				contactEmail: owner.email,
				contactPhone: '+45 33 66 33 66',
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		await join(id, owner.id, 'owner');
		await db.transaction().execute(async (trx) => {
			const site = await insertSite(trx, id, {
				label: '',
				address: 'Kapelvej 16',
				postcode: '2200',
				city: 'København N',
				pNumber: null,
				lat: 55.6907,
				lng: 12.5497,
				districtNr: 3,
			});
			await makePrimary(trx, id, site);
		});
		if (signed) {
			const membership = { organisationId: id, slug, name, kind, state, role: 'owner' as const };
			const actor = {
				...visitor,
				person: {
					id: owner.id,
					name: owner.name,
					email: owner.email,
					locale: 'da' as const,
					emailConfirmed: true,
				},
				memberships: [membership],
			};
			const { number: version } = await currentCharter(db);
			await signPledge(db, actor, slug, { signerName: owner.name, signerTitle: 'Formand', version });
		}
		return { id, slug, name, owner };
	}

	/** A commitment that has been accepted and runs all year. */
	async function commitment(
		{ id: organisationId }: Pick<Organisation, 'id'>,
		title: string,
		{ type, target, counterpart, state = 'active' }: GivenCommitment,
	): Promise<{ id: number; slug: string; title: string }> {
		const promised = commitmentType(type);
		const [startsOn, dueOn] = [-60, 300].map((days) =>
			copenhagenDate(new Date(Date.now() + days * 86_400_000)),
		);
		return db
			.insertInto('commitment')
			.values({
				slug: newSlug(title),
				title,
				type,
				target,
				originalTarget: target,
				goal: defaultGoalOf(promised) ?? '',
				organisationId,
				authorId: organisationId,
				counterpartId: counterpart?.id ?? null,
				startsOn: startsOn!,
				dueOn: dueOn!,
				state,
				acceptedAt: state === 'active' ? new Date() : null,
			})
			.returning(['id', 'slug', 'title'])
			.executeTakeFirstOrThrow();
	}

	/** A published event with sign-up, in a week unless told otherwise. */
	async function event(
		{ id: organisationId }: Pick<Organisation, 'id'>,
		title: string,
		{
			inDays = 7,
			...given
		}: { inDays?: number; capacity?: number; commitmentId?: number; contentLocale?: string } = {},
	): Promise<{ id: number; slug: string; title: string }> {
		const startsAt = new Date(Date.now() + inDays * 86_400_000);
		return db
			.insertInto('event')
			.values({
				slug: newSlug(title),
				title,
				organisationId,
				startsAt,
				state: 'published',
				signUp: 'here',
				...given,
				endsAt: new Date(startsAt.getTime() + 7_200_000),
				publishedAt: new Date(),
				languages: ['da'],
				address: 'Kapelvej 16, 2200 København N',
				lat: 55.6907,
				lng: 12.5497,
				districtNr: 3,
				description: 'Alle er velkomne, og der er kaffe på kanden.',
			})
			.returning(['id', 'slug', 'title'])
			.executeTakeFirstOrThrow();
	}

	const join = (organisationId: number, personId: number, role: OrganisationRole) =>
		db.insertInto('membership').values({ organisationId, personId, role }).execute();

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
