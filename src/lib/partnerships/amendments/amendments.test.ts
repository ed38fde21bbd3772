import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import type { AmendmentInput } from '#lib/partnerships/amendments/amendment-input.ts';
import { openAmendment } from '#lib/partnerships/amendments/amendment-queries.server.ts';
import {
	declineAmendment,
	proposeAmendment,
	signAmendment,
	takeBackAmendment,
} from '#lib/partnerships/amendments/amendments.server.ts';
import { endPartnership, leavePartnership } from '#lib/partnerships/ending/ending.server.ts';
import { historyOf } from '#lib/partnerships/ending/history.server.ts';
import { isComplete, type PartnershipWithParties } from '#lib/partnerships/partnership.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import { signPartnership } from '#lib/partnerships/partnerships.server.ts';
import * as read from '#lib/partnerships/readers.server.ts';
import {
	active,
	addOrganisation,
	asSigner,
	type Cast,
	propose,
} from '../../../../tests/support/cast/partnerships.ts';
import { changesBetween, termsOf, type Terms } from '#lib/partnerships/amendments/terms.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test, withDatabase } from '../../../../tests/support/database.ts';
import { makePerson } from '../../../../tests/support/cast/people.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

type Db = Database;
const cast = async (db: Db): Promise<[Cast, Cast, Cast, Cast]> => [
	await addOrganisation(db, 'Tovholder', 'business'),
	await addOrganisation(db, 'Skolen', 'school'),
	await addOrganisation(db, 'Foreningen', 'association'),
	await addOrganisation(db, 'Gården', 'housing'),
];
const here = async (db: Db, slug: string): Promise<PartnershipWithParties> =>
	(await partnershipBySlug(db, slug))!;
const opened = async (db: Db, slug: string) => (await openAmendment(db, (await here(db, slug)).id))!;

/** The form as the partnership stands, with these things changed. */
async function form(
	db: Db,
	slug: string,
	change: Partial<AmendmentInput> & { add?: Cast[]; out?: Cast[] } = {},
) {
	const { add = [], out = [], ...given } = change;
	const partnership = await here(db, slug);
	const { parties, ...terms } = termsOf(partnership);
	const rows = [
		...parties.map(({ organisationId, required, brings }) => ({ organisationId, required, brings })),
		...add.map(({ id }) => ({ organisationId: id, required: true, brings: 'Noget nyt' })),
	].map((row) => ({ ...row, out: out.some(({ id }) => id === row.organisationId) }));
	return {
		...terms,
		version: partnership.termsVersion,
		parties: rows,
		reason: 'Vi har lært noget undervejs',
		...asSigner,
		...given,
	} as AmendmentInput;
}
const amend = async (db: Db, who: Cast, slug: string, change: Parameters<typeof form>[2] = {}) =>
	proposeAmendment(db, who.signatory.actor, who.slug, slug, await form(db, slug, change));
const sign = async (db: Db, who: Cast, slug: string, by = who.signatory, id?: number) =>
	signAmendment(db, by.actor, who.slug, slug, { ...asSigner, amendment: id ?? (await opened(db, slug)).id });
const decline = async (db: Db, who: Cast, slug: string) =>
	declineAmendment(db, who.owner.actor, who.slug, slug, {
		amendment: (await opened(db, slug)).id,
		declineReason: 'Det passer os ikke',
	});
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const gone = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 });
const later = { endsOn: '2028-12-01' };

describe('an amendment', () => {
	test('binds when every required party has signed anew, the new one too; until then the old terms stand', async ({
		db,
	}) => {
		const [lead, school, club, yard] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		const before = termsOf(await here(db, slug));
		await amend(db, school, slug, {
			...later,
			purpose: 'Vi vil finde lærepladser i to bydele.',
			add: [yard],
		});
		expect(await read.partnershipsToSign(db, yard.id)).toMatchObject([
			{ leadName: 'Skolen', path: `/partnerships/${slug}` },
		]);
		const seen = await read.ownPartnership(db, yard.reader.actor, yard.slug, slug);
		expect(seen.amendment?.parties.map(({ name, state }) => [name, state])).toEqual([
			['Skolen', 'signed'],
			['Foreningen', 'invited'],
			['Gården', 'invited'],
			['Tovholder', 'invited'],
		]);
		await sign(db, lead, slug);
		await sign(db, yard, slug);
		expect(termsOf(await here(db, slug))).toEqual(before);
		expect((await read.publicPartnership(db, slug)).parties).toHaveLength(3);

		await sign(db, club, slug);
		const after = await here(db, slug);
		expect(after).toMatchObject({ ...later, termsVersion: 2, state: 'active' });
		expect(after.parties.map(({ name, state }) => [name, state])).toEqual([
			['Tovholder', 'signed'],
			['Foreningen', 'signed'],
			['Gården', 'signed'],
			['Skolen', 'signed'],
		]);
		expect(await opened(db, slug)).toBeUndefined();
		const [entry] = await historyOf(db, after, { now: now() });
		expect(entry).toMatchObject({ reason: 'Vi har lært noget undervejs' });
		expect(entry?.changes).toHaveLength(3);
		expect(entry?.signed).toHaveLength(4);
		const mails = await db
			.selectFrom('mail')
			.select('toAddress')
			.where('subject', 'like', 'Ændringen gælder nu%')
			.execute();
		expect(mails).toHaveLength(8);
	});

	test('a required party that is to go signs that itself; its deliveries and its name stay in the record', async ({
		db,
	}) => {
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		await amend(db, lead, slug, { out: [club] });
		await sign(db, school, slug);
		expect((await here(db, slug)).termsVersion).toBe(1);
		await sign(db, club, slug);
		const { parties } = await here(db, slug);
		expect(parties.find(({ organisationId }) => organisationId === club.id)).toMatchObject({
			state: 'left',
			required: false,
			signerName: asSigner.signerName,
		});
		expect(isComplete(parties)).toBe(true);
		expect((await read.partnershipsOf(db, club.id)).length).toBe(0);
	});

	test('a no from a required party ends it with the reason, a no from another does not', async ({ db }) => {
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school], [club]);
		await amend(db, lead, slug, later);
		await decline(db, club, slug);
		await refused(sign(db, club, slug), 'amendment_answered');
		await sign(db, school, slug);
		expect(await here(db, slug)).toMatchObject({ ...later, termsVersion: 2 });
		expect((await here(db, slug)).parties.find(({ name }) => name === 'Foreningen')?.state).toBe('declined');

		await amend(db, lead, slug, { purpose: 'Vi vil noget helt andet nu.' });
		const { id } = await opened(db, slug);
		await decline(db, school, slug);
		expect(await opened(db, slug)).toBeUndefined();
		await refused(sign(db, school, slug, school.owner, id), 'amendment_closed');
		expect((await here(db, slug)).termsVersion).toBe(2);
		const insider = await historyOf(db, await here(db, slug), { now: now(), insider: true });
		expect(insider[0]).toMatchObject({
			title: 'Skolen sagde nej til en ændring',
			reason: 'Det passer os ikke',
		});
		const outsider = await historyOf(db, await here(db, slug), { now: now() });
		expect(outsider.map(({ title }) => title)).toEqual(['Aftalen blev ændret', 'Alle skrev under']);
	});

	test('refuses what makes no sense, each with its own word', async ({ db }) => {
		const [lead, school, club, yard] = await cast(db);
		const slug = await active(db, [lead, school]);
		await refused(amend(db, lead, slug), 'amendment_nothing');
		await refused(amend(db, lead, slug, { out: [school] }), 'partnership_alone');
		await refused(amend(db, school, slug, { add: [club], out: [school] }), 'amendment_self_out');
		await refused(amend(db, school, slug, { add: [club], out: [lead] }), 'amendment_lead_out');
		await refused(
			amend(db, school, slug, { startsOn: '2026-01-01', endsOn: '2026-11-20' }),
			'partnership_period_over',
		);
		await refused(amend(db, school, slug, { ...later, version: 7 }), 'amendment_stale');
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', yard.id).execute();
		await refused(amend(db, lead, slug, { add: [yard] }), 'partnership_party_gone');
		await amend(db, lead, slug, later);
		await amend(db, lead, slug, later);
		await refused(amend(db, school, slug, { ...later, reason: 'Også os' }), 'amendment_open');
		setClock('2027-12-02T12:00:00Z');
		await refused(sign(db, school, slug), 'partnership_not_in_force');
		await refused(amend(db, lead, slug, later), 'partnership_not_in_force');
	});

	test('is nobody else’s: strangers, readers, parties that have not signed', async ({ db }) => {
		const [lead, school, club, yard] = await cast(db);
		const slug = await active(db, [lead, school]);
		const proposed = await propose(db, lead, [school]);
		await gone(amend(db, lead, proposed, later));
		await gone(amend(db, club, slug, later));
		await gone(proposeAmendment(db, school.reader.actor, school.slug, slug, await form(db, slug, later)));
		await amend(db, lead, slug, { ...later, add: [yard] });
		const { id } = await opened(db, slug);
		await gone(sign(db, club, slug));
		await gone(sign(db, school, slug, school.reader));
		await gone(signAmendment(db, club.owner.actor, school.slug, slug, { ...asSigner, amendment: id }));
		await gone(takeBackAmendment(db, school.owner.actor, school.slug, slug, { amendment: id }));
		await gone(read.ownPartnership(db, club.owner.actor, club.slug, slug));
		await takeBackAmendment(db, lead.owner.actor, lead.slug, slug, { amendment: id });
		await gone(read.ownPartnership(db, yard.owner.actor, yard.slug, slug));
	});
});

describe('the database agrees', () => {
	const broken = (work: Promise<unknown>, constraint: string) =>
		expect(work).rejects.toMatchObject({ constraint_name: constraint });
	test('terms change only by an amendment in force, and that only when all have signed', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		const { id } = await here(db, slug);
		const change = db.updateTable('partnership').where('id', '=', id);
		await broken(change.set({ endsOn: '2030-01-01' }).execute(), 'partnership_terms_amended');
		await broken(change.set({ termsVersion: 2 }).execute(), 'partnership_terms_amended');
		const party = db
			.updateTable('partnershipParty')
			.where('partnershipId', '=', id)
			.where('organisationId', '=', school.id);
		const unsigned = { state: 'invited' as const, signerName: null, signerTitle: null, decidedAt: null };
		await broken(party.set(unsigned).execute(), 'partnership_signed_by_all');
		await broken(party.set({ termsVersion: 2 }).execute(), 'partnership_signed_by_all');
		await amend(db, lead, slug, later);
		const close = { state: 'in_force' as const, closedAt: now() };
		await broken(db.updateTable('partnershipAmendment').set(close).execute(), 'amendment_signed_by_all');
		await expect(
			db.updateTable('partnershipAmendment').set({ reason: 'En anden' }).execute(),
		).rejects.toThrow(/rewritten/);
		await expect(db.deleteFrom('partnershipAmendment').execute()).rejects.toThrow(/deleted/);
		await expect(
			db
				.updateTable('amendmentParty')
				.set({ signerName: 'En anden' })
				.where('organisationId', '=', lead.id)
				.execute(),
		).rejects.toThrow(/rewritten/);
		const again = sql`insert into partnership_amendment (partnership_id, kind, version, reason, before, after, proposed_by_id)
			select partnership_id, kind, version, reason, before, after, proposed_by_id from partnership_amendment`;
		await broken(again.execute(db), 'partnership_amendment_open');
	});
});

describe('at the same moment', () => {
	test('the last two sign: the terms take effect once', async ({ db }) => {
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		await amend(db, lead, slug, later);
		const { id } = await opened(db, slug);
		await Promise.all([
			sign(db, school, slug, school.owner, id),
			sign(db, club, slug, club.owner, id),
			sign(db, school, slug, school.signatory, id).catch(() => {}),
			sign(db, club, slug, club.signatory, id).catch(() => {}),
		]);
		expect(await here(db, slug)).toMatchObject({ ...later, termsVersion: 2 });
		const amended = await db
			.selectFrom('auditEntry')
			.select('id')
			.where('verb', '=', 'partnership.amended')
			.execute();
		expect(amended).toHaveLength(1);
	});
	test('two propose: one is open', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		const results = await Promise.allSettled([
			amend(db, lead, slug, later),
			amend(db, school, slug, { endsOn: '2029-12-01' }),
		]);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	});
	test('the last signs while another terminates: one of them happened', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await active(db, [lead, school]);
		await amend(db, lead, slug, later);
		const { id } = await opened(db, slug);
		await Promise.allSettled([
			sign(db, school, slug, school.owner, id),
			endPartnership(db, lead.owner.actor, lead.slug, slug, { endReason: 'Det blev for meget' }),
		]);
		const { state, termsVersion, endsOn } = await here(db, slug);
		expect(state).toBe('terminated');
		expect(endsOn === later.endsOn).toBe(termsVersion === 2);
		expect(await opened(db, slug)).toBeUndefined();
	});
});

describe('leaving and ending', () => {
	const leave = (db: Db, who: Cast, slug: string, newLead?: number) =>
		leavePartnership(db, who.owner.actor, who.slug, slug, { leaveReason: 'Vi flytter til Aarhus', newLead });
	const consultant = (db: Db) =>
		makePerson(db, { email: 'karen@kommune.example', municipalRole: 'consultant' });

	test('one of three goes: recorded, the lead passes on, what was open lapses, everybody hears', async ({
		db,
	}) => {
		await consultant(db);
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school, club]);
		await amend(db, school, slug, later);
		await refused(leave(db, lead, slug), 'partnership_lead_needed');
		await refused(leave(db, lead, slug, lead.id), 'partnership_lead_needed');
		await leave(db, lead, slug, club.id);
		const after = await here(db, slug);
		expect(after).toMatchObject({ state: 'active', leadOrganisationId: club.id, termsVersion: 1 });
		expect(await opened(db, slug)).toBeUndefined();
		expect((await historyOf(db, after, { now: now() }))[0]).toMatchObject({
			title: 'Tovholder gik ud',
			reason: 'Vi flytter til Aarhus',
		});
		const told = await db
			.selectFrom('mail')
			.select('toAddress')
			.where('subject', 'like', '%er gået ud%')
			.execute();
		expect(told.map(({ toAddress }) => toAddress).toSorted()).toEqual(
			[
				'karen@kommune.example',
				...[school, club].flatMap(({ owner, signatory }) => [owner.email, signatory.email]),
			].toSorted(),
		);
		await gone(leave(db, lead, slug, club.id));
		await gone(signPartnership(db, lead.signatory.actor, lead.slug, slug, asSigner));
		await refused(leave(db, school, slug), 'partnership_leave_ends');
	});

	test('terminated: by whom and why, the municipality is told, and nothing else happens to it', async ({
		db,
	}) => {
		await consultant(db);
		const [lead, school, club] = await cast(db);
		const slug = await active(db, [lead, school]);
		const end = (who: Cast) =>
			endPartnership(db, who.owner.actor, who.slug, slug, { endReason: 'Vi har ikke folk nok' });
		await gone(end(club));
		await end(school);
		await end(lead);
		const after = await here(db, slug);
		expect(after).toMatchObject({
			state: 'terminated',
			endedById: school.id,
			stateReason: 'Vi har ikke folk nok',
		});
		expect((await historyOf(db, after, { now: now() }))[0]).toMatchObject({
			title: 'Skolen opsagde partnerskabet',
		});
		const told = await db
			.selectFrom('mail')
			.select(['toAddress', 'text'])
			.where('subject', 'like', 'Partnerskabet er slut%')
			.execute();
		expect(told).toHaveLength(3);
		expect(told.every(({ text }) => text.includes(`/partnerskaber/${slug}`))).toBe(true);
		await gone(amend(db, club, slug, later));
		await refused(amend(db, lead, slug, later), 'partnership_not_in_force');
	});
});

describe('in any order', () => {
	const db = withDatabase();
	plain(
		'the terms in force are always ones that every required party has signed',
		{ timeout: 90_000 },
		async () => {
			const all = await cast(db());
			const [lead, school, club, yard] = all;
			const step = fc.record({
				who: fc.integer({ min: 0, max: 3 }),
				what: fc.constantFrom(
					'sign',
					'sign',
					'sign',
					'decline',
					'back',
					'extend',
					'add',
					'out',
					'optional',
					'leave',
				),
			});
			let year = 2028;
			const run = async (slug: string, { who, what }: { who: number; what: string }) => {
				const one = all[who] ?? lead;
				const { parties, leadOrganisationId } = await here(db(), slug);
				if (what === 'sign') await sign(db(), one, slug);
				if (what === 'decline') await decline(db(), one, slug);
				if (what === 'back') {
					const { id: amendment } = await opened(db(), slug);
					await takeBackAmendment(db(), one.owner.actor, one.slug, slug, { amendment });
				}
				if (what === 'extend') await amend(db(), one, slug, { endsOn: `${year++}-12-01` });
				if (what === 'add')
					await amend(db(), one, slug, { add: [yard], purpose: `Vi er flere i ${year++}.` });
				if (what === 'out') await amend(db(), one, slug, { out: [club] });
				if (what === 'optional') {
					const input = await form(db(), slug);
					const changed = input.parties.map((party) => ({
						...party,
						required: party.organisationId === club.id ? !party.required : party.required,
					}));
					await amend(db(), one, slug, { parties: changed });
				}
				if (what === 'leave') {
					const heir = parties.find(
						({ state, organisationId }) => state === 'signed' && organisationId !== one.id,
					);
					const newLead = leadOrganisationId === one.id ? heir?.organisationId : undefined;
					await leavePartnership(db(), one.owner.actor, one.slug, slug, {
						leaveReason: 'Farvel herfra',
						newLead,
					});
				}
			};
			await fc.assert(
				fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
					year = 2028;
					const slug = await active(db(), [lead, school, club]);
					for (const one of steps) {
						await run(slug, one).catch((thrown: { code?: string; status?: number }) => {
							const expected = thrown.status === 404 || thrown instanceof TypeError;
							if (!expected && !/^(amendment|partnership)_/.test(thrown.code ?? '')) throw thrown;
						});
						await everyRequiredPartySigned(slug);
					}
				}),
				{
					numRuns: 40,
					examples: [
						[
							[
								{ who: 0, what: 'optional' },
								{ who: 2, what: 'decline' },
								{ who: 2, what: 'sign' },
							],
						],
						[
							[
								{ who: 1, what: 'add' },
								{ who: 0, what: 'sign' },
								{ who: 3, what: 'sign' },
								{ who: 2, what: 'sign' },
								{ who: 0, what: 'add' },
							],
						],
					],
				},
			);
		},
	);

	/** Against the record of what each party put its name to, not against the party's own row. */
	async function everyRequiredPartySigned(slug: string) {
		const partnership = await here(db(), slug);
		const inForce = termsOf(partnership);
		expect(isComplete(partnership.parties)).toBe(true);
		const versions = await db()
			.selectFrom('partnershipAmendment')
			.select(['id', 'after'])
			.where('partnershipId', '=', partnership.id)
			.where('kind', '=', 'terms')
			.where('state', '=', 'in_force')
			.orderBy('version', 'desc')
			.execute();
		expect(partnership.termsVersion).toBe(versions.length + 1);
		const newest = versions[0];
		if (!newest) return;
		const signed = await db()
			.selectFrom('amendmentParty')
			.select('organisationId')
			.where('amendmentId', '=', newest.id)
			.where('state', '=', 'signed')
			.execute();
		const names = signed.map(({ organisationId }) => organisationId);
		for (const { organisationId, required } of inForce.parties)
			if (required) expect(names).toContain(organisationId);
		const agreed = newest.after as unknown as Terms;
		const since = changesBetween(agreed, inForce).map(({ kind }) => kind);
		// Who left since, or did not have to sign and did not, is all that may differ from what was signed.
		expect(since.filter((kind) => kind !== 'party_out' && kind !== 'lead')).toEqual([]);
	}
});
