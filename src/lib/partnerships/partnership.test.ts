import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test as plain } from 'vitest';
import { createPartnership } from '#lib/partnerships/writing/drafts.server.ts';
import { endPartnership } from '#lib/partnerships/ending/ending.server.ts';
import type { PartyState } from '#lib/agreement/agreement.ts';
import {
	hasBegun,
	isComplete,
	isCrossSector,
	partnershipStanding,
	type PartnershipStanding,
	type PartnershipState,
	termsOf,
} from '#lib/partnerships/partnership.ts';
import {
	declinePartnership,
	proposePartnership,
	removeDeclinedParty,
	reviseProposal,
	signPartnership,
} from '#lib/partnerships/partnerships.server.ts';
import * as read from '#lib/partnerships/readers.server.ts';
import { partnershipBySlug } from '#lib/partnerships/partnership-queries.server.ts';
import {
	addOrganisation,
	asSigner,
	type Cast,
	draft,
	propose,
	publish,
} from '../../../tests/support/cast/partnerships.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test, withDatabase } from '../../../tests/support/database.ts';

const no = { declineReason: 'Vi har ikke tid i år' };
const end = { endReason: 'Det blev ikke til noget' };

const cast = async (db: Database): Promise<[Cast, Cast, Cast]> => [
	await addOrganisation(db, 'Tovholder', 'business'),
	await addOrganisation(db, 'Skolen', 'school'),
	await addOrganisation(db, 'Foreningen', 'association'),
];
const sign = (db: Database, who: Cast, slug: string, by = who.signatory) =>
	signPartnership(db, by.actor, who.slug, slug, asSigner);
const decline = (db: Database, who: Cast, slug: string) =>
	declinePartnership(db, who.owner.actor, who.slug, slug, no);
const stateOf = async (db: Database, slug: string) => (await partnershipBySlug(db, slug))?.state;
const activations = async (db: Database) =>
	(await db.selectFrom('auditEntry').select('id').where('verb', '=', 'partnership.activated').execute())
		.length;

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

describe('pure rules', () => {
	const party = (state: PartyState, required = true) => ({ state, required });
	plain.each([
		[true, [party('signed'), party('signed')]],
		[false, [party('signed'), party('invited')]],
		[false, [party('signed'), party('declined')]],
		[true, [party('signed'), party('signed'), party('declined', false)]],
		[false, [party('signed'), party('invited', false)]],
		[false, [party('signed')]],
		[false, []],
	])('complete: %s', (complete, parties) => expect(isComplete(parties)).toBe(complete));

	plain.each([
		[true, ['business', 'school'] as const],
		[false, ['school', 'school', 'school'] as const],
		[false, ['school'] as const],
		[false, []],
	])('cross-sector: %s %s', (cross, kinds) =>
		expect(isCrossSector(kinds.map((kind) => ({ kind })))).toBe(cross),
	);

	plain.each<[PartnershipState, string, string, PartnershipStanding, string?]>([
		['active', '2027-03-01', '2026-11-22', 'active', '2026-11-22'],
		['active', '2027-03-01', '2026-11-22', 'upcoming', '2026-11-23'],
		['active', '2026-12-01', '2026-11-22', 'upcoming', '2026-11-29'],
		['awaiting_signatures', '2027-03-01', '2026-11-22', 'awaiting_signatures', '2026-11-29'],
		['active', '2027-02-20', '2026-11-22', 'due_for_renewal'],
		['active', '2026-11-22', '2026-11-22', 'due_for_renewal'],
		['active', '2026-11-21', '2026-11-22', 'ended'],
		['terminated', '2027-03-01', '2026-11-22', 'terminated'],
	])('%s until %s is on %s: %s', (state, endsOn, today, standing, startsOn = '2026-01-01') => {
		const partnership = { state, startsOn, endsOn };
		expect(partnershipStanding(partnership, today)).toBe(standing);
		expect(hasBegun(partnership, today)).toBe(standing === 'active' || standing === 'due_for_renewal');
	});
});

describe('a partnership', () => {
	test('binds when every required party has signed, and everybody hears of each step', async ({ db }) => {
		await publish(db);
		const [lead, school, club] = await cast(db);
		const slug = await propose(db, lead, [school], [club]);
		const invited = await db.selectFrom('mail').select('toAddress').orderBy('id').execute();
		expect(invited.map((mail) => mail.toAddress).sort()).toEqual(
			[school, club].flatMap(({ owner, signatory }) => [owner.email, signatory.email]).sort(),
		);
		expect(await stateOf(db, slug)).toBe('awaiting_signatures');
		await expect(read.publicPartnership(db, slug)).rejects.toMatchObject({ status: 404 });
		expect(await read.partnershipsToSign(db, school.id)).toMatchObject([
			{ leadName: 'Tovholder', path: `/partnerships/${slug}` },
		]);

		await sign(db, school, slug);
		const active = await read.publicPartnership(db, slug);
		expect(active).toMatchObject({
			state: 'active',
			parties: [
				{ name: 'Tovholder' },
				{ name: 'Foreningen', state: 'invited' },
				{ name: 'Skolen', state: 'signed' },
			],
		});
		expect(await read.signedPartnershipsOf(db, school.id)).toMatchObject([{ slug }]);
		expect(await read.partnershipsOf(db, club.id)).toEqual([]);
		expect(await read.partnershipNumbers(db)).toMatchObject({ active: 0 });
		setClock('2026-12-01T09:00:00Z');
		expect(await read.crossSectorShare(db)).toBe(1);
		setClock('2026-11-22T12:00:00Z');
		expect(
			(await read.publicPartnerships(db, { limit: 5, goal: 'goal-1', district: 3, crossSector: true })).rows,
		).toMatchObject([{ slug, parties: [{ name: 'Tovholder' }, { name: 'Skolen' }] }]);
		expect((await read.publicPartnerships(db, { limit: 5, district: 4 })).rows).toEqual([]);

		await sign(db, club, slug);
		expect((await read.partnershipsOf(db, club.id)).length).toBe(1);
		const told = await db
			.selectFrom('mail')
			.select('id')
			.where('subject', 'like', 'Partnerskabet er aftalt%')
			.execute();
		expect(told).toHaveLength(4);
	});

	const steps: [
		string,
		(db: Database, parties: [Cast, Cast, Cast], slug: string) => Promise<unknown>,
		string,
	][] = [
		[
			'propose again',
			(db, [lead], slug) => proposePartnership(db, lead.owner.actor, lead.slug, slug, asSigner),
			'awaiting_signatures',
		],
		['one of two signs', (db, [, school], slug) => sign(db, school, slug), 'awaiting_signatures'],
		[
			'all sign',
			async (db, [, school, club], slug) => {
				await sign(db, school, slug);
				await sign(db, club, slug);
			},
			'active',
		],
		[
			'a required one declines',
			async (db, [, school, club], slug) => {
				await sign(db, school, slug);
				await decline(db, club, slug);
			},
			'awaiting_signatures',
		],
		[
			'the declined one is taken out',
			async (db, [lead, school, club], slug) => {
				await sign(db, school, slug);
				await decline(db, club, slug);
				await removeDeclinedParty(db, lead.owner.actor, lead.slug, slug, { organisationId: club.id });
			},
			'active',
		],
		[
			'the lead gives up',
			(db, [lead], slug) => endPartnership(db, lead.owner.actor, lead.slug, slug, end),
			'withdrawn',
		],
		[
			'the lead changes it',
			async (db, [lead, school], slug) => {
				await sign(db, school, slug);
				await reviseProposal(db, lead.owner.actor, lead.slug, slug);
			},
			'draft',
		],
		[
			'a party ends it',
			async (db, [, school, club], slug) => {
				await sign(db, school, slug);
				await sign(db, club, slug);
				await endPartnership(db, club.owner.actor, club.slug, slug, end);
			},
			'terminated',
		],
	];
	test.for(steps)('%s', async ([, step, state], { db }) => {
		const parties = await cast(db);
		const slug = await propose(db, parties[0], [parties[1], parties[2]]);
		await step(db, parties, slug);
		expect(await stateOf(db, slug)).toBe(state);
	});

	test('asked anew after a change, every signature starts over and is mailed again', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await propose(db, lead, [school]);
		await reviseProposal(db, lead.owner.actor, lead.slug, slug);
		setClock('2026-11-22T13:00:00Z');
		await proposePartnership(db, lead.owner.actor, lead.slug, slug, asSigner);
		const invitations = await db
			.selectFrom('mail')
			.select('id')
			.where('toAddress', '=', school.owner.email)
			.where('subject', 'like', '%beder jer%')
			.execute();
		expect(invitations).toHaveLength(2);
	});

	test('what was changed since it was read is signed by nobody', async ({ db }) => {
		const [lead, school, club] = await cast(db);
		const slug = await propose(db, lead, [school, club]);
		const read = async () => termsOf((await partnershipBySlug(db, slug))!);
		const signRead = (terms: string) =>
			signPartnership(db, school.signatory.actor, school.slug, slug, asSigner, terms);
		const proposeRead = (terms: string) =>
			proposePartnership(db, lead.owner.actor, lead.slug, slug, asSigner, terms);
		const anew = { code: 'proposed_anew' };

		const first = await read();
		await reviseProposal(db, lead.owner.actor, lead.slug, slug);
		const draftRead = await read();
		await db.updateTable('partnership').set({ purpose: 'Noget andet' }).where('slug', '=', slug).execute();
		await expect(proposeRead(draftRead)).rejects.toMatchObject(anew);
		setClock('2026-11-22T13:00:00Z');
		await proposeRead(await read());
		await expect(signRead(first)).rejects.toMatchObject(anew);
		expect(await stateOf(db, slug)).toBe('awaiting_signatures');

		const second = await read();
		await sign(db, club, slug);
		await signRead(second);
		expect(await stateOf(db, slug), 'what another signs changes no terms').toBe('active');
	});

	test('refuses what makes no sense, each with its own word', async ({ db }) => {
		const [lead, school, club] = await cast(db);
		const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
		const alone = await draft(db, lead, [], [club]);
		await refused(proposePartnership(db, lead.owner.actor, lead.slug, alone, asSigner), 'partnership_alone');
		const slug = await propose(db, lead, [school]);
		await refused(
			removeDeclinedParty(db, lead.owner.actor, lead.slug, slug, { organisationId: school.id }),
			'partnership_party_not_declined',
		);
		await decline(db, school, slug);
		await refused(sign(db, school, slug), 'partnership_already_declined');
		await refused(
			removeDeclinedParty(db, lead.owner.actor, lead.slug, slug, { organisationId: school.id }),
			'partnership_alone',
		);
		await endPartnership(db, lead.owner.actor, lead.slug, slug, end);
		const late = await propose(db, lead, [school]);
		await sign(db, school, late);
		await refused(decline(db, school, late), 'partnership_already_signed');
		await refused(reviseProposal(db, lead.owner.actor, lead.slug, late), 'partnership_not_open');
		setClock('2028-01-01T12:00:00Z');
		await refused(
			proposePartnership(db, lead.owner.actor, lead.slug, await draft(db, lead, [school]), asSigner),
			'partnership_period_over',
		);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', lead.id).execute();
		await refused(draft(db, lead, [school]), 'organisation_state_changed');
	});

	test('is not there for others: drafts for the lead alone, proposals for the parties, signing for signatories', async ({
		db,
	}) => {
		const [lead, school, stranger] = await cast(db);
		const hidden = await draft(db, lead, [school]);
		const slug = await propose(db, lead, [school]);
		const gone = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ status: 404 });
		await gone(read.ownPartnership(db, school.owner.actor, school.slug, hidden));
		await gone(sign(db, school, hidden));
		await gone(read.ownPartnership(db, stranger.owner.actor, stranger.slug, slug));
		await gone(sign(db, stranger, slug));
		await gone(decline(db, stranger, slug));
		await gone(signPartnership(db, stranger.owner.actor, school.slug, slug, asSigner));
		await gone(sign(db, school, slug, school.reader));
		await gone(proposePartnership(db, school.owner.actor, school.slug, slug, asSigner));
		await gone(reviseProposal(db, school.owner.actor, school.slug, slug));
		await gone(endPartnership(db, school.owner.actor, school.slug, slug, end));
		await gone(endPartnership(db, lead.reader.actor, lead.slug, slug, end));
		await gone(
			createPartnership(db, lead.reader.actor, lead.slug, {
				title: 'Nej',
				purpose: 'Det må jeg ikke',
				startsOn: '2027-01-01',
				endsOn: '2027-02-01',
			}),
		);
		expect((await read.ownPartnership(db, school.reader.actor, school.slug, slug)).partnership.slug).toBe(
			slug,
		);
	});
});

describe('at the same moment', () => {
	test('two parties sign: exactly one activation, and both are in it', async ({ db }) => {
		const [lead, school, club] = await cast(db);
		const slug = await propose(db, lead, [school, club]);
		await Promise.all([
			sign(db, school, slug),
			sign(db, club, slug),
			sign(db, school, slug, school.owner),
			sign(db, club, slug, club.owner),
		]);
		expect(await stateOf(db, slug)).toBe('active');
		expect(await activations(db)).toBe(1);
	});

	test('one signatory signs and the other declines: one answer counts', async ({ db }) => {
		const [lead, school] = await cast(db);
		const slug = await propose(db, lead, [school]);
		const results = await Promise.allSettled([sign(db, school, slug), decline(db, school, slug)]);
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		const partnership = await partnershipBySlug(db, slug);
		const signed =
			partnership?.parties.find(({ organisationId }) => organisationId === school.id)?.state === 'signed';
		expect(partnership?.state).toBe(signed ? 'active' : 'awaiting_signatures');
	});

	test('the last party signs while the lead takes the proposal back: never active without signatures', async ({
		db,
	}) => {
		const [lead, school] = await cast(db);
		const slug = await propose(db, lead, [school]);
		await Promise.allSettled([sign(db, school, slug), reviseProposal(db, lead.owner.actor, lead.slug, slug)]);
		const partnership = await partnershipBySlug(db, slug);
		expect(partnership?.state === 'active').toBe(isComplete(partnership?.parties ?? []));
	});

	test('a form sent twice makes one draft', async ({ db }) => {
		const [lead] = await cast(db);
		const input = {
			title: 'Et par',
			purpose: 'Sendt to gange på én gang',
			startsOn: '2027-01-01',
			endsOn: '2027-06-01',
			submission: crypto.randomUUID(),
		};
		const slugs = await Promise.all(
			[1, 2, 3].map(() => createPartnership(db, lead.owner.actor, lead.slug, input)),
		);
		expect(new Set(slugs).size).toBe(1);
		expect(await db.selectFrom('partnership').select('id').execute()).toHaveLength(1);
	});
});

describe('in any order', () => {
	const db = withDatabase();
	plain('it is active if and only if all required parties have signed', { timeout: 60_000 }, async () => {
		const parties = await cast(db());
		const [lead, school, club] = parties;
		const step = fc.record({
			who: fc.integer({ min: 0, max: 2 }),
			what: fc.constantFrom('sign', 'decline', 'remove', 'withdraw', 'revise', 'propose'),
		});
		const run = async (slug: string, { who, what }: { who: number; what: string }) => {
			const one = parties[who] ?? lead;
			if (what === 'sign') await sign(db(), one, slug);
			if (what === 'decline') await decline(db(), one, slug);
			if (what === 'remove')
				await removeDeclinedParty(db(), lead.owner.actor, lead.slug, slug, { organisationId: one.id });
			if (what === 'revise') await reviseProposal(db(), lead.owner.actor, lead.slug, slug);
			if (what === 'propose') await proposePartnership(db(), lead.owner.actor, lead.slug, slug, asSigner);
			if (what === 'withdraw' && who === 0)
				await endPartnership(db(), lead.owner.actor, lead.slug, slug, end);
		};
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.boolean(), async (steps, optional) => {
				const slug = optional
					? await propose(db(), lead, [school], [club])
					: await propose(db(), lead, [school, club]);
				for (const one of steps) {
					await run(slug, one).catch((thrown: { code?: string; status?: number }) => {
						if (!thrown.code && thrown.status !== 404) throw thrown;
					});
					const partnership = await partnershipBySlug(db(), slug);
					if (!partnership || partnership.state === 'terminated') return;
					if (partnership.state === 'withdrawn') return;
					expect(partnership.state === 'active').toBe(isComplete(partnership.parties));
				}
			}),
			{ numRuns: 25 },
		);
	});
});
