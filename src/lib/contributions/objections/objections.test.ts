import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actorById } from '#lib/accounts/actors.server.ts';
import { mailConfirmations } from '#lib/contributions/by-mail/confirmation-digest.server.ts';
import {
	confirmByLink,
	objectByLink,
	readLink,
} from '#lib/contributions/by-mail/confirmation-links.server.ts';
import {
	answerObjection,
	raiseObjection,
	reopenObjection,
	settleObjection,
	withdrawObjection,
} from '#lib/contributions/objections/objections.server.ts';
import { cityDesk, contributionFor, objectionsOf, toConfirm } from '#lib/contributions/desk.server.ts';
import { correct, addContribution } from '#lib/contributions/contributions.server.ts';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { joined, person, type Player, player } from '../../../../tests/support/cast/people.ts';
import { forgetPlatformData } from '#lib/platform/personal-data/retention.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const hidden = { status: 404 };
const mails = (db: Database) => db.selectFrom('mail').selectAll().orderBy('id').execute();
const told = async (db: Database, us: Player, commitment: number, amount = 2) => {
	const input = { commitment, amount, happenedOn: '2026-11-03', note: '', submission: undefined };
	await addContribution(db, us.as('reporter'), us.id, input);
	const rows = await db.selectFrom('contribution').select('id').orderBy('id', 'desc').limit(1).execute();
	return rows[0]!.id;
};
const totals = (db: Database, id: number) =>
	db.selectFrom('commitmentTotal').selectAll().where('commitmentId', '=', id).executeTakeFirstOrThrow();

async function setting(db: Database, kind: OrganisationKind = 'business') {
	const [us, other] = [await player(db, kind), await player(db, 'school')];
	const commitment = await commitmentBy(db, us, { counterpart: other });
	const contribution = await told(db, us, commitment.id);
	return { us, other, commitment, contribution, consultant: await person(db, 'consultant') };
}
const objection = (
	contribution: number,
	{ id: organisationId }: { id: number | null },
	reason = 'Der var lukket den dag',
) => ({
	contribution,
	organisationId,
	reason,
});

describe('a contribution that somebody objects to', () => {
	test('cannot be confirmed, and counts as before, until it is settled', async ({ db }) => {
		const { us, other, commitment, contribution, consultant } = await setting(db);
		await raiseObjection(db, other.as('reporter'), objection(contribution, other));
		const confirm = (actor: Actor, level: 1 | 3) => verify(db, actor, { contribution, level, note: '' });
		await expect(confirm(other.as('owner'), 1)).rejects.toMatchObject({ code: 'contribution_objected' });
		await expect(confirm(consultant, 3)).rejects.toMatchObject({ code: 'contribution_objected' });
		const row = { contributionId: contribution, level: 3 as const, personId: consultant.person!.id };
		await expect(db.insertInto('verification').values(row).execute()).rejects.toThrow(/open objection/);
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 2, level0: 2 });
		expect(await toConfirm(db, other.as('owner'), other.id)).toEqual([]);
		expect(await objectionsOf(db, us.id)).toMatchObject({
			against: [{ id: contribution, objection: { reason: /lukket/ } }],
		});
		expect(await objectionsOf(db, other.id)).toMatchObject({ against: [], ours: [{ id: contribution }] });
		expect((await cityDesk(db, consultant, 'waiting')).objections).toHaveLength(1);
		expect((await mails(db)).filter(({ subject }) => subject.includes('passer'))).toHaveLength(4);

		await withdrawObjection(db, other.as('editor'), { contribution, organisationId: other.id });
		expect(await confirm(other.as('owner'), 1)).toBe(true);
		await expect(
			withdrawObjection(db, other.as('editor'), { contribution, organisationId: other.id }),
		).rejects.toMatchObject({
			code: 'objection_settled',
		});
	});

	test('is objected to by another side or the municipality, never by its own', async ({ db }) => {
		const { us, other, contribution, consultant } = await setting(db);
		const stranger = await player(db);
		const cases: [Actor, { id: number | null }][] = [
			[us.as('owner'), us],
			[us.as('owner'), { id: null }],
			[other.as('reader'), other],
			[other.as('owner'), { id: null }],
			[stranger.as('owner'), stranger],
			[consultant, other],
			[await person(db, 'auditor'), { id: null }],
		];
		for (const [actor, as] of cases)
			await expect(raiseObjection(db, actor, objection(contribution, as))).rejects.toMatchObject(hidden);
		const twoHats = await joined(db, await person(db, 'consultant'), us, 'reader');
		await expect(raiseObjection(db, twoHats, objection(contribution, { id: null }))).rejects.toMatchObject({
			code: 'own_case',
		});
		const row = {
			contributionId: contribution,
			organisationId: us.id,
			personId: us.as('owner').person!.id,
			reason: 'Nej tak',
		};
		await expect(db.insertInto('objection').values(row).execute()).rejects.toThrow(/own contribution/);
		const both = [
			raiseObjection(db, other.as('owner'), objection(contribution, other)),
			raiseObjection(db, consultant, objection(contribution, { id: null })),
		];
		const done = await Promise.allSettled(both);
		expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { code: 'contribution_objected' },
		});
	});

	test('is corrected: a new figure, and the objection is over', async ({ db }) => {
		const { us, other, commitment, contribution } = await setting(db);
		await raiseObjection(db, other.as('owner'), objection(contribution, other));
		await correct(db, us.as('reporter'), { contribution, amount: 1, note: 'I har ret' });
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 1, contributions: 1 });
		const depth = await contributionFor(db, other.as('owner'), other.id, contribution);
		expect(depth.objections).toMatchObject([{ resolution: 'corrected', resolutionNote: 'I har ret' }]);
		expect((await mails(db)).filter(({ subject }) => subject.includes('rettet'))).toHaveLength(4);
		expect(await toConfirm(db, other.as('owner'), other.id)).toMatchObject([{ amount: 1, correctedFrom: 2 }]);
	});

	test('is explained, and settled by the municipality: it stands, or counts no longer', async ({ db }) => {
		const { us, other, commitment, contribution, consultant } = await setting(db);
		await raiseObjection(db, other.as('owner'), objection(contribution, other));
		await expect(
			answerObjection(db, other.as('owner'), { contribution, answer: 'Hm hm' }),
		).rejects.toMatchObject(hidden);
		await answerObjection(db, us.as('reporter'), { contribution, answer: 'Det var dagen efter' });
		const decide = (actor: Actor, resolution: 'stands' | 'rejected') =>
			settleObjection(db, actor, { contribution, resolution, note: 'Vi har set listen' });
		for (const actor of [
			us.as('owner'),
			other.as('owner'),
			await person(db, 'auditor'),
			await person(db, 'moderator'),
		])
			await expect(decide(actor, 'stands')).rejects.toMatchObject(hidden);
		await decide(consultant, 'stands');
		await expect(decide(consultant, 'rejected')).rejects.toMatchObject({ code: 'objection_settled' });
		await raiseObjection(db, other.as('owner'), objection(contribution, other, 'Stadig ikke'));
		await decide(consultant, 'rejected');
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 0, contributions: 0 });
		expect((await contributionFor(db, us.as('reader'), us.id, contribution)).objections).toMatchObject([
			{ resolution: 'rejected', resolutionNote: 'Vi har set listen' },
			{ resolution: 'stands', answer: 'Det var dagen efter' },
		]);
		await expect(db.updateTable('objection').set({ reason: 'Andet' }).execute()).rejects.toThrow(/rewritten/);
		await expect(db.deleteFrom('objection').execute()).rejects.toThrow(/never deleted/);
	});

	test('is settled by mistake and opened again: the figure counts, and somebody settles it anew', async ({
		db,
	}) => {
		const { us, other, commitment, contribution, consultant } = await setting(db);
		const reopen = (actor: Actor, why = 'Listen var en anden dags') =>
			reopenObjection(db, actor, { contribution, why });
		await expect(reopen(consultant)).rejects.toMatchObject({ code: 'objection_not_reopened' });
		await raiseObjection(db, other.as('owner'), objection(contribution, other));
		await answerObjection(db, us.as('reporter'), { contribution, answer: 'Det var dagen efter' });
		await expect(reopen(consultant)).rejects.toMatchObject({ code: 'objection_not_reopened' });
		const settle = (resolution: 'stands' | 'rejected') =>
			settleObjection(db, consultant, { contribution, resolution, note: 'Vi har set listen' });
		await settle('rejected');
		for (const actor of [us.as('owner'), other.as('owner'), await person(db, 'auditor')])
			await expect(reopen(actor)).rejects.toMatchObject(hidden);
		setClock('2026-11-25T12:00:00Z');
		await reopen(consultant);
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 2, contributions: 1 });
		const depth = await contributionFor(db, other.as('owner'), other.id, contribution);
		expect(depth.objections).toMatchObject([
			{
				resolution: null,
				reason: 'Der var lukket den dag',
				answer: 'Det var dagen efter',
				reopenedWhy: /Listen/,
			},
			{ resolution: 'rejected', resolutionNote: 'Vi har set listen', reopenedAt: null },
		]);
		expect((await cityDesk(db, consultant, 'waiting')).objections).toHaveLength(1);
		await expect(reopen(consultant)).rejects.toMatchObject({ code: 'objection_not_reopened' });
		expect((await mails(db)).filter(({ subject }) => subject.includes('uenigheden igen'))).toHaveLength(8);
		await settle('stands');
		await reopen(consultant);
		await settle('stands');
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 2 });
		const trail = await db
			.selectFrom('auditEntry')
			.select('personId')
			.where('verb', '=', 'contribution.objection_reopened')
			.execute();
		expect(trail.map(({ personId }) => personId)).toEqual([consultant.person!.id, consultant.person!.id]);
	});

	test('is opened again as it was raised, and by neither side: the database says so', async ({ db }) => {
		const { us, other, contribution, consultant } = await setting(db);
		await raiseObjection(db, other.as('owner'), objection(contribution, other));
		await settleObjection(db, consultant, { contribution, resolution: 'stands', note: 'Vi har set listen' });
		const settled = await db.selectFrom('objection').selectAll().executeTakeFirstOrThrow();
		const again = (changes: object) => {
			const { contributionId, organisationId, personId, reason, raisedAt } = settled;
			const row = { contributionId, organisationId, personId, reason, raisedAt, reopensId: settled.id };
			const opened = { reopenedAt: new Date(), reopenedBy: consultant.person!.id, reopenedWhy: 'En fejl' };
			return db
				.insertInto('objection')
				.values({ ...row, ...opened, ...changes })
				.execute();
		};
		await expect(again({ reason: 'Noget andet' })).rejects.toThrow(/as it was raised/);
		await expect(again({ reopenedWhy: null })).rejects.toThrow(/objection_reopened_is_whole/);
		await expect(again({ reopenedBy: us.as('reader').person!.id })).rejects.toThrow(/own contribution/);
		await expect(again({ reopenedBy: other.as('owner').person!.id })).rejects.toThrow(/bound to/);
		await again({});
		await expect(again({})).rejects.toThrow(/opened again/);
	});

	test("about the municipality's own unit is settled by the auditor alone", async ({ db }) => {
		const { other, contribution, consultant } = await setting(db, 'municipality');
		await raiseObjection(db, other.as('owner'), objection(contribution, other));
		const decision = { contribution, resolution: 'stands', note: 'Set' } as const;
		await expect(settleObjection(db, consultant, decision)).rejects.toMatchObject(hidden);
		expect((await cityDesk(db, consultant, 'waiting')).objections).toEqual([]);
		const past = { resolution: 'stands' as const, resolvedAt: new Date(), resolvedBy: consultant.person!.id };
		await expect(db.updateTable('objection').set(past).execute()).rejects.toThrow(/own contribution/);
		const auditor = await person(db, 'auditor');
		expect((await cityDesk(db, auditor, 'waiting')).objections).toHaveLength(1);
		await settleObjection(db, auditor, decision);
	});
});

describe('asked by mail', () => {
	const asked = (db: Database, { id: organisationId }: Player) =>
		mailConfirmations.handle(db, { organisationId });
	const links = async (db: Database, to: Actor) =>
		(await mails(db))
			.filter(({ toAddress, subject }) => toAddress === to.person!.email && subject.includes('bekræfte'))
			.flatMap(({ text }) => [...text.matchAll(/bekraeft-bidrag\/(\S+)/g)].map(([, secret]) => secret!));
	const stateOf = async (db: Database, secret: string) => (await readLink(db, secret)).state;

	test('each person of the other side once, with a link a contribution; nobody of the own side', async ({
		db,
	}) => {
		const { us, other, commitment, contribution } = await setting(db);
		await told(db, us, commitment.id, 3);
		const erased = other.as('signatory');
		await db
			.updateTable('person')
			.set({ erasedAt: new Date() })
			.where('id', '=', erased.person!.id)
			.execute();
		await joined(db, other.as('editor'), us, 'reader');
		await asked(db, other);
		await asked(db, other);
		await asked(db, us);
		const sent = (await mails(db)).filter(({ subject }) => subject.includes('bekræfte'));
		expect(sent.map(({ toAddress }) => toAddress).toSorted()).toEqual(
			(['owner', 'reporter'] as const).map((role) => other.as(role).person!.email).toSorted(),
		);
		expect(await links(db, other.as('owner'))).toHaveLength(2);
		const kept = await db.selectFrom('link').select('secretHash').execute();
		expect(sent.map(({ text }) => text).join()).not.toContain(kept[0]!.secretHash);
		const jobs = await db
			.selectFrom('graphile_worker.jobs' as never)
			.select('key' as never)
			.$castTo<{ key: string | null }>()
			.execute();
		expect(jobs.filter(({ key }) => key === `ask-to-confirm:${other.id}`)).toHaveLength(1);
		await verify(db, other.as('owner'), { contribution, level: 1, note: '' });
		await told(db, us, commitment.id, 4);
		await asked(db, other);
		expect(await links(db, other.as('owner'))).toHaveLength(3);
	});

	test('confirms once, without a login; looking changes nothing', async ({ db }) => {
		const { other, commitment } = await setting(db);
		await asked(db, other);
		const [mine] = await links(db, other.as('owner'));
		const [theirs] = await links(db, other.as('reporter'));
		for (let look = 0; look < 3; look++) expect(await stateOf(db, mine!)).toBe('open');
		expect(await totals(db, commitment.id)).toMatchObject({ level1: 0 });
		await Promise.all([mine!, theirs!, mine!].map((secret) => confirmByLink(db, secret)));
		expect(await totals(db, commitment.id)).toMatchObject({ level0: 0, level1: 2 });
		const states = [await stateOf(db, mine!), await stateOf(db, theirs!)];
		expect(states.toSorted()).toEqual(['confirmed', 'you_confirmed']);
		await confirmByLink(db, mine!);
		await confirmByLink(db, 'nothing-like-it');
		expect(await db.selectFrom('verification').select('id').execute()).toHaveLength(1);
		expect(await stateOf(db, 'nothing-like-it')).toBe('unknown');
	});

	test('says what happened meanwhile, each in its own words', async ({ db }) => {
		const { us, other, commitment, contribution, consultant } = await setting(db);
		await asked(db, other);
		const [first] = await links(db, other.as('owner'));
		await raiseObjection(db, consultant, objection(contribution, { id: null }));
		expect(await stateOf(db, first!)).toBe('objected');
		await confirmByLink(db, first!);
		await withdrawObjection(db, consultant, { contribution, organisationId: null });
		expect(await stateOf(db, first!)).toBe('open');
		await objectByLink(db, first!, 'Det var lukket');
		expect(await stateOf(db, first!)).toBe('you_objected');
		await correct(db, us.as('reporter'), { contribution, amount: 1, note: 'Rettet' });
		const [other2] = await links(db, other.as('reporter'));
		expect(await readLink(db, other2!)).toMatchObject({
			state: 'corrected',
			contribution: { correctedBy: { amount: 1 } },
		});
		await confirmByLink(db, other2!);
		await asked(db, other);
		const [, next] = await links(db, other.as('reporter'));
		const gone = (
			await db.selectFrom('contribution').select('id').orderBy('id', 'desc').limit(1).execute()
		)[0]!.id;
		await correct(db, us.as('reporter'), { contribution: gone, amount: 0, note: 'Slet ikke' });
		expect(await stateOf(db, next!)).toBe('gone');
		expect(await totals(db, commitment.id)).toMatchObject({ contributions: 0 });
	});

	test('is over after 14 days, and for who may no longer answer', async ({ db }) => {
		const { us, other } = await setting(db);
		await asked(db, other);
		const [mine] = await links(db, other.as('owner'));
		const [theirs] = await links(db, other.as('reporter'));
		await db.deleteFrom('membership').where('personId', '=', other.as('owner').person!.id).execute();
		expect(await stateOf(db, mine!)).toBe('not_yours');
		await confirmByLink(db, mine!);
		await joined(db, (await actorById(db, other.as('reporter').person!.id))!, us, 'reader');
		expect(await stateOf(db, theirs!)).toBe('not_yours');
		expect(await db.selectFrom('verification').select('id').execute()).toEqual([]);
		setClock('2026-12-06T12:00:01Z');
		const [editors] = await links(db, other.as('editor'));
		expect(await stateOf(db, editors!)).toBe('expired');
		await forgetPlatformData.handle(db, undefined);
		expect(await stateOf(db, editors!)).toBe('expired');
		setClock('2027-01-06T12:00:01Z');
		await forgetPlatformData.handle(db, undefined);
		expect(await stateOf(db, editors!)).toBe('unknown');
	});

	test('confirm and correct at once: never a confirmed figure that was corrected away', async ({ db }) => {
		const { us, other, commitment, contribution } = await setting(db);
		await asked(db, other);
		const [mine] = await links(db, other.as('owner'));
		await Promise.allSettled([
			confirmByLink(db, mine!),
			correct(db, us.as('reporter'), { contribution, amount: 1, note: 'Rettet' }),
			verify(db, other.as('editor'), { contribution, level: 1, note: '' }),
			raiseObjection(db, other.as('reporter'), objection(contribution, other)),
		]);
		expect(await totals(db, commitment.id)).toMatchObject({ delivered: 1, level0: 1, contributions: 1 });
		const open = await db.selectFrom('objection').select('id').where('resolvedAt', 'is', null).execute();
		expect(open).toEqual([]);
	});

	test('a party of a partnership is asked about what others delivered, also when a third wrote it', async ({
		db,
	}) => {
		const [a, b, c] = [await player(db), await player(db, 'school'), await player(db, 'association')];
		const shared = await commitmentBy(db, a, { partnership: await partnership(db, [a, b, c]) });
		const input = {
			commitment: shared.id,
			amount: 5,
			happenedOn: '2026-11-03',
			note: '',
			submission: undefined,
		};
		const shares = [
			{ organisationId: a.id, amount: 2 },
			{ organisationId: b.id, amount: 3 },
		];
		await addContribution(db, a.as('reporter'), a.id, { ...input, shares });
		for (const one of [a, b, c]) await asked(db, one);
		expect(await links(db, a.as('owner'))).toHaveLength(0);
		expect(await links(db, b.as('owner'))).toHaveLength(1);
		expect(await links(db, c.as('owner'))).toHaveLength(2);
	});
});
