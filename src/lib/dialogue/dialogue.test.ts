import type { Insertable } from 'kysely';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import { standings, type Standing } from '#lib/dialogue/barriers/barrier.ts';
import { readBarrierFilter } from '#lib/dialogue/barriers/list.ts';
import { answerBarrier, followUp, giveToOwner } from '#lib/dialogue/desk/answering.server.ts';
import {
	mergeBarrier,
	showBarrier,
	takeBarrierDown,
	decideBarrier,
	reopenBarrier,
} from '#lib/dialogue/desk/reading.server.ts';
import {
	barrierDeskPage,
	barrierPage,
	barriersDeskPage,
	barriersPage,
} from '#lib/dialogue/readers.server.ts';
import { barriersHeardOf, wayToVoice } from '#lib/dialogue/voices/by-email.server.ts';
import { appealAgainst, leave, ownVoice, sayVerdict } from '#lib/dialogue/voices/voices.server.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { deskOf, pathOf } from '#lib/moderation/subject.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import type { Takedown } from '#lib/platform/database/tables.ts';
import { makeLink } from '#lib/platform/mail/links.server.ts';
import {
	answeredOne,
	asksToo,
	inDays,
	knowsToo,
	ownedOne,
	reads,
	received,
	saysYes,
	shownOne,
	tell,
	tells,
} from '../../../tests/support/cast/dialogue/barriers.ts';
import { makeEvent } from '../../../tests/support/cast/events.ts';
import { makeOrganisation, makePerson, person } from '../../../tests/support/cast/people.ts';
import { test } from '../../../tests/support/database.ts';
import { lastMailTo, mailsTo } from '../../../tests/support/mail/sent-mails.ts';

const noon = '2026-11-27T12:00:00Z';
beforeEach(() => setClock(noon));
afterAll(() => setClock(null));
const days = (count: number) => setClock(new Date(Date.parse(noon) + count * 86_400_000));

const rosa = 'rosa@prove.example';
const ali = 'ali@prove.example';
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const everything = readBarrierFilter(new URLSearchParams());
const shownTo = async (db: Database, search = '') =>
	(await barriersPage(db, readBarrierFilter(new URLSearchParams(search)), null)).barriers.map(
		({ slug }) => slug,
	);
async function barrierOf(db: Database, slug: string) {
	const page = await barrierPage(db, slug);
	if (page.movedTo !== null) throw new Error(`It moved to ${page.movedTo}`);
	return page.barrier;
}

describe('telling', () => {
	test('nobody sees it before its writer has said yes, and nobody outside before it is read', async ({
		db,
	}) => {
		const consultant = await person(db, 'consultant');
		expect(await tell(db, { title: 'Hr. Jensen lukker mig ikke ind' })).toBe('asked');
		expect((await barriersDeskPage(db, consultant, 'received', null)).barriers).toEqual([]);
		await saysYes(db, rosa);
		const { slug } = (await barriersDeskPage(db, consultant, 'received', null)).barriers[0]!;
		await rejects(() => barrierPage(db, slug), { status: 404 });
		expect(await shownTo(db)).toEqual([]);
		// Nobody is shown the address, as the form says: whoever reads it neither.
		expect(JSON.stringify(await barrierDeskPage(db, consultant, slug))).not.toContain('rosa');

		await showBarrier(db, consultant, slug, reads({ title: 'En dør bliver ikke lukket op' }), null);
		expect(await barrierOf(db, slug)).toMatchObject({ title: 'En dør bliver ikke lukket op', supporters: 1 });
		expect(JSON.stringify(await barrierPage(db, slug))).not.toContain('Jensen');
		expect(JSON.stringify(await barriersPage(db, everything, null))).not.toContain('Jensen');
		const { text } = await lastMailTo(db, rosa);
		expect(text).toContain(m.barrier_mail_shown_changed());
		expect(text).toContain('En dør bliver ikke lukket op');
	});

	test('what is shown as it was written says so', async ({ db }) => {
		await shownOne(db, await person(db, 'consultant'));
		expect((await lastMailTo(db, rosa)).text).toContain(m.barrier_mail_shown_as_written());
	});

	test('what is told already is asked about, and "that is it" counts there', async ({ db }) => {
		const { slug } = await shownOne(db, await person(db, 'consultant'));
		await rejects(() => tell(db, { email: ali, isNew: false }), { code: 'barrier_alike' });
		expect(await tell(db, { email: ali, isNew: false, same: slug })).toBe('asked');
		await saysYes(db, ali);
		expect((await barrierOf(db, slug)).supporters).toBe(2);
		expect(await db.selectFrom('barrier').select('id').execute()).toHaveLength(1);
	});

	test('who is signed in with the address is not mailed; an organisation stands by its name', async ({
		db,
	}) => {
		const somebody = await makePerson(db, { email: ali });
		expect(await tell(db, { email: ali }, somebody)).toBe('received');
		expect(await mailsTo(db, ali)).toEqual([]);
		await rejects(() => tell(db, { email: ali, organisation: 'nordlys-k3v9x' }, somebody), { status: 404 });
	});

	test('a form sent twice tells once', async ({ db }) => {
		const submission = crypto.randomUUID();
		for (let time = 0; time < 2; time++) await tell(db, { submission });
		expect(await db.selectFrom('barrier').select('id').execute()).toHaveLength(1);
		expect(await mailsTo(db, rosa)).toHaveLength(1);
	});
});

describe('knowing it too', () => {
	test('counts a mailbox once, whoever it asks for again', async ({ db }) => {
		const { slug } = await shownOne(db, await person(db, 'consultant'));
		expect(await asksToo(db, slug, ali)).toBe('asked');
		expect((await barrierOf(db, slug)).supporters).toBe(1);
		await saysYes(db, ali);
		setClock('2026-11-27T12:30:00Z');
		for (const email of [ali, 'ALI@prove.example', rosa])
			expect(await asksToo(db, slug, email)).toBe('asked');
		expect((await barrierOf(db, slug)).supporters).toBe(2);
		expect((await lastMailTo(db, rosa)).subject).toBe(
			m.barrier_mail_already_subject({ title: 'Danskholdet slutter, før jeg har fri' }),
		);
	});

	test('is counted no longer by who leaves; what was told stays without an address', async ({ db }) => {
		const { slug, secret } = await shownOne(db, await person(db, 'consultant'));
		const own = await knowsToo(db, slug, ali);
		expect(await leave(db, own)).toBe(false);
		await rejects(() => ownVoice(db, own), { status: 404 });
		expect(await leave(db, secret)).toBe(true);
		expect((await barrierOf(db, slug)).supporters).toBe(1);
		expect((await ownVoice(db, secret)).voice.hears).toBe(false);
	});

	test('is taken no more a year after the answer', async ({ db }) => {
		const { slug } = await answeredOne(db, await person(db, 'consultant'));
		days(364);
		await knowsToo(db, slug, ali);
		days(366);
		await rejects(() => asksToo(db, slug, 'sara@prove.example'), { code: 'barrier_takes_no_voices' });
	});
});

test('an address finds what it hears of among all its mails, and nobody else’s', async ({ db }) => {
	const { slug } = await shownOne(db, await person(db, 'consultant'));
	await knowsToo(db, slug, ali);
	const mailings = (email: string) =>
		db.transaction().execute((trx) => makeLink(trx, 'mailings', { email, personId: null }));
	const [own, others] = [await mailings(ali), await mailings('sara@prove.example')];
	const [heard] = await barriersHeardOf(db, own);
	expect(heard).toMatchObject({ told: false, title: 'Danskholdet slutter, før jeg har fri' });
	expect(await barriersHeardOf(db, others)).toEqual([]);
	await rejects(() => wayToVoice(db, others, heard!.id), { status: 404 });
	const path = await wayToVoice(db, own, heard!.id);
	expect(await ownVoice(db, path.split('/').at(-1)!)).toMatchObject({ voice: { told: false, hears: true } });
});

describe('an owner, a day and an answer', () => {
	test('each step is told, the day stands, and the answer as it was given', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { slug } = await shownOne(db, consultant);
		await knowsToo(db, slug, ali);
		await rejects(() => answerBarrier(db, consultant, slug, { words: 'Ja' }), {
			code: 'barrier_not_to_answer',
		});
		const owner = { committee: null, unit: 'Borgerservice', answerDueOn: inDays(10) };
		await rejects(() => giveToOwner(db, consultant, slug, { ...owner, answerDueOn: inDays(0) }), {
			code: 'barrier_due_wrong',
		});
		await giveToOwner(db, consultant, slug, owner);
		await giveToOwner(db, consultant, slug, { committee: null, unit: 'Jobcentret', answerDueOn: inDays(90) });
		expect(await barrierOf(db, slug)).toMatchObject({
			unit: 'Jobcentret',
			answerDueOn: inDays(10),
			standing: 'waiting',
		});

		days(11);
		expect(await barrierOf(db, slug)).toMatchObject({ standing: 'late' });
		expect(await shownTo(db, 'standing=late')).toEqual([slug]);
		await answerBarrier(db, consultant, slug, { words: 'Der kommer et hold om aftenen.' });
		await rejects(() => answerBarrier(db, consultant, slug, { words: 'Nej' }), {
			code: 'barrier_not_to_answer',
		});
		for (const email of [rosa, ali])
			expect((await lastMailTo(db, email)).text).toContain('Der kommer et hold om aftenen.');
		expect((await lastMailTo(db, rosa)).text).toContain(m.barrier_mail_answered_solved());
		expect((await lastMailTo(db, ali)).text).not.toContain(m.barrier_mail_answered_solved());
		await followUp(db, consultant, slug, { words: 'Holdet er begyndt.' });
		expect((await lastMailTo(db, ali)).text).toContain('Holdet er begyndt.');
		expect((await barriersPage(db, everything, null)).figures).toMatchObject({ answered: 1, medianDays: 11 });
	});

	test('solved is said by who told it, and by nobody else', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { slug, secret } = await ownedOne(db, consultant);
		const own = await knowsToo(db, slug, ali);
		await rejects(() => sayVerdict(db, secret, 'solved'), { code: 'barrier_not_answered' });
		await answerBarrier(db, consultant, slug, { words: 'Det er ordnet.' });
		expect(await barrierOf(db, slug)).toMatchObject({ standing: 'answered', solved: 0, unsolved: 0 });
		await rejects(() => sayVerdict(db, own, 'solved'), { status: 404 });
		await sayVerdict(db, secret, 'unsolved');
		expect(await barrierOf(db, slug)).toMatchObject({ standing: 'answered', solved: 0, unsolved: 1 });
		// Somebody at the municipality hears of it, until they have said what came of it.
		const unsolved = async () =>
			(await barriersDeskPage(db, consultant, 'unsolved', null)).barriers.map((one) => one.slug);
		expect(await unsolved()).toEqual([slug]);
		setClock('2026-11-27T12:05:00Z');
		await followUp(db, consultant, slug, { words: 'Vi ser på det igen.' });
		expect(await unsolved()).toEqual([]);
		await sayVerdict(db, secret, 'solved');
		expect(await barrierOf(db, slug)).toMatchObject({ solved: 1, unsolved: 0 });
	});
});

describe('not shown', () => {
	const reason = { reason: 'personal_data', words: 'Teksten handler om en nabo.' } as const;

	test('is gone at once, says why to its writer, and another decides the appeal', async ({ db }) => {
		const [one, other] = [await person(db, 'consultant'), await person(db, 'moderator')];
		const { slug, secret } = await shownOne(db, one);
		await takeBarrierDown(db, one, slug, reason);
		await takeBarrierDown(db, one, slug, reason);
		await rejects(() => barrierPage(db, slug), { status: 410 });
		expect(await shownTo(db)).toEqual([]);
		expect((await mailsTo(db, rosa)).filter(({ text }) => text.includes(reason.words))).toHaveLength(1);

		await appealAgainst(db, secret, 'Det handler om en regel.');
		await rejects(() => appealAgainst(db, secret, 'Igen'), { code: 'takedown_appealed' });
		const decide = (actor: Actor, decision: 'restored' | 'upheld') =>
			decideBarrier(db, actor, slug, { decision, words: 'Det er en regel.' });
		await rejects(() => decide(one, 'restored'), { code: 'takedown_not_yours' });
		await decide(other, 'restored');
		expect(await shownTo(db)).toEqual([slug]);
		expect((await lastMailTo(db, rosa)).text).toContain('Det er en regel.');
	});

	test('and upheld by mistake waits again, opened by another than who took it down', async ({ db }) => {
		const [one, other] = [await person(db, 'consultant'), await person(db, 'moderator')];
		const { slug, secret } = await shownOne(db, one);
		await takeBarrierDown(db, one, slug, reason);
		const reopen = (actor: Actor) => reopenBarrier(db, actor, slug, { words: 'Vi læste en anden.' });
		await rejects(() => reopen(other), { code: 'takedown_not_upheld' });
		await appealAgainst(db, secret, 'Det handler om en regel.');
		const decide = (decision: 'restored' | 'upheld') =>
			decideBarrier(db, other, slug, { decision, words: 'Vi har set på det.' });
		await decide('upheld');
		expect((await barrierDeskPage(db, one, slug)).mayReopen).toBe(false);
		expect((await barrierDeskPage(db, other, slug)).mayReopen).toBe(true);
		await rejects(() => reopen(one), { code: 'takedown_not_yours' });
		await rejects(async () => reopen(await person(db, 'auditor')), { status: 404 });
		await reopen(other);
		await reopen(other);
		await rejects(() => barrierPage(db, slug), { status: 410 });
		expect((await ownVoice(db, secret)).takedown).toMatchObject({
			...{ decision: null, reopenedWords: 'Vi læste en anden.' },
		});
		expect((await barriersDeskPage(db, other, 'appealed', null)).barriers).toMatchObject([{ slug }]);
		expect((await mailsTo(db, rosa)).filter(({ subject }) => subject.includes('klage igen'))).toHaveLength(1);
		await decide('restored');
		expect(await shownTo(db)).toEqual([slug]);
		await rejects(() => reopen(other), { code: 'takedown_not_upheld' });
	});

	test('is held by the table: one thing each, its own states, and who did it', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { slug } = await shownOne(db, consultant);
		const { id: barrierId } = await db
			.selectFrom('barrier')
			.select('id')
			.where('slug', '=', slug)
			.executeTakeFirstOrThrow();
		const { id: organisationId } = await makeOrganisation(db, []);
		const { id: eventId } = await makeEvent(db, organisationId);
		const row: Insertable<Takedown> = {
			...{
				barrierId,
				reason: 'other' as const,
				words: 'Det er om en enkelt.',
				stateBefore: 'shown' as const,
			},
			...{ takenDownAt: new Date(), takenDownBy: consultant.person.id },
		};
		const decided = {
			decision: 'restored',
			decisionWords: 'Den er oppe igen.',
			decidedAt: new Date(),
		} as const;
		for (const [wrong, constraint] of [
			[{ eventId, organisationId }, 'takedown_about_one_thing'],
			[{ barrierId: null }, 'takedown_about_one_thing'],
			[{ organisationId }, 'takedown_listing_has_organisation'],
			[{ barrierId: null, eventId, stateBefore: 'published' }, 'takedown_listing_has_organisation'],
			[{ stateBefore: 'published' }, 'takedown_state_of_its_kind'],
			[{ takenDownBy: null }, 'takedown_says_by_whom'],
			[decided, 'takedown_says_by_whom'],
			[{ appeal: 'Nej, det er ej' }, 'takedown_appeal_is_whole'],
		] as const)
			await expect(
				db
					.insertInto('takedown')
					.values({ ...row, ...wrong })
					.execute(),
				constraint,
			).rejects.toThrow(constraint);
		await db.insertInto('takedown').values(row).execute();
		await expect(db.insertInto('takedown').values(row).execute()).rejects.toThrow('takedown_barrier_once');
	});

	test('was reported by readers: on the moderators’ desk with the way to its own, closed as it is taken down', async ({
		db,
	}) => {
		const consultant = await person(db, 'consultant');
		const [unread, told] = [
			await received(db, { email: ali, title: 'Der er ingen rampe' }),
			await shownOne(db, consultant),
		];
		const about = { kind: 'barriers', slug: told.slug } as const;
		const words = {
			reason: 'discriminates',
			words: 'Det er groft.',
			email: 'laeser@prove.example',
		} as const;
		const report = (slug: string) =>
			flag(db, { kind: 'barriers', slug }, words, { clientAddress: '192.0.2.1' });
		await rejects(() => report(unread.slug), { status: 404 });
		await report(told.slug);
		const flags = async (state: 'open' | 'closed') =>
			(await flagsOfTheCity(db, consultant, { state, reason: null }, null)).flags;
		expect(await flags('open')).toMatchObject([
			{ about: { ...about, title: tells().title, contentLocale: 'da', organisationId: null, organiser: '' } },
		]);
		expect([pathOf(about), deskOf(about)]).toEqual([
			`/barriers/${told.slug}`,
			`/municipality/barriers/${told.slug}`,
		]);
		await takeBarrierDown(db, consultant, told.slug, reason);
		expect(await flags('open')).toEqual([]);
		expect(await flags('closed')).toMatchObject([{ outcome: 'taken_down' }]);
		expect(await mailsTo(db, words.email)).toHaveLength(1);
		await rejects(() => report(told.slug), { status: 404 });
	});

	test('what was never read was never there', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { slug } = await received(db);
		await takeBarrierDown(db, consultant, slug, reason);
		await rejects(() => barrierPage(db, slug), { status: 404 });
		const down = await barriersDeskPage(db, consultant, 'down', null);
		expect(down.barriers).toHaveLength(1);
		expect(down.counts).toMatchObject({ down: 1, received: 0 });
	});
});

test('merged into one: voices count once, and the address leads on', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const first = await shownOne(db, consultant);
	const second = await shownOne(db, consultant, { email: ali, title: 'Der mangler et aftenhold' });
	await knowsToo(db, first.slug, ali);
	await knowsToo(db, second.slug, 'sara@prove.example');
	await rejects(() => mergeBarrier(db, consultant, second.slug, 'barriere-findesikke'), {
		code: 'barrier_merge_unknown',
	});
	await mergeBarrier(db, consultant, second.slug, `/barrierer/${first.slug}`);
	expect((await barrierOf(db, first.slug)).supporters).toBe(3);
	expect(await barrierPage(db, second.slug)).toEqual({ movedTo: `/barriers/${first.slug}` });
	expect(await shownTo(db)).toEqual([first.slug]);
	expect((await lastMailTo(db, 'sara@prove.example')).text).toContain(first.slug);
});

describe('lists', () => {
	test('each standing by itself, as the page says it', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const made: Record<Standing, string> = {
			late: (await ownedOne(db, consultant, { title: 'Den sene' })).slug,
			waiting: '',
			unowned: '',
			answered: '',
		};
		days(31);
		made.waiting = (await ownedOne(db, consultant, { title: 'Den, der venter' })).slug;
		made.unowned = (await shownOne(db, consultant, { title: 'Den læste' })).slug;
		made.answered = (await answeredOne(db, consultant, { title: 'Den besvarede' })).slug;
		for (const standing of standings) {
			expect(await shownTo(db, `standing=${standing}`)).toEqual([made[standing]]);
			expect((await barrierOf(db, made[standing])).standing).toBe(standing);
		}
		expect(await shownTo(db, 'q=besvarede')).toEqual([made.answered]);
		expect(await shownTo(db, 'district=valby')).toEqual([]);
	});

	test('the desk is the municipality’s', async ({ db }) => {
		const { slug } = await received(db);
		await rejects(() => barriersDeskPage(db, visitor, 'received', null), { status: 404 });
		await rejects(async () => barrierDeskPage(db, await person(db), slug), { status: 404 });
		const auditor = await person(db, 'auditor');
		expect((await barrierDeskPage(db, auditor, slug)).may).toMatchObject({ mayShow: false, mayOwn: false });
		await rejects(async () => showBarrier(db, auditor, slug, reads(), null), { status: 404 });
	});
});
