/** Methods with a real database: nothing is shown that nobody has read, and whoever wrote is told. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { municipalRoles, visitor, type Actor } from '#lib/accounts/actor.ts';
import * as deciding from '#lib/guide/methods/deciding.server.ts';
import { readMethodFilter } from '#lib/guide/methods/list.ts';
import { mayGo, methodStates, mostWaitingOfOne } from '#lib/guide/methods/method.ts';
import * as proposing from '#lib/guide/methods/proposing.server.ts';
import * as readers from '#lib/guide/methods/readers.server.ts';
import { flag } from '#lib/moderation/flags/flags.server.ts';
import { flagsOfTheCity } from '#lib/moderation/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import {
	addedMethod,
	methodFields,
	proposedMethod,
	reportFields,
	shownMethodOf,
	toldTry,
} from '../../../../tests/support/cast/methods.ts';
import { joined, person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

beforeAll(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
const titles = async (db: Database, query = '') =>
	(await readers.methodsPage(db, readMethodFilter(new URLSearchParams(query)), null)).methods.map(
		({ title }) => title.da,
	);
const decline = { reason: 'Skriv trinene ud, så andre kan gøre det samme.' };

describe('a card', () => {
	test('is nowhere until somebody has read it, and its writer is told', async ({ db }) => {
		const [us, keeper] = [await player(db, 'association'), await person(db, 'consultant')];
		const slug = await proposedMethod(db, us);
		expect(await titles(db)).toEqual([]);
		await rejects(() => readers.methodPage(db, visitor, slug), { status: 404 });
		await rejects(() => readers.shownMethod(db, slug), { status: 404 });
		await deciding.showMethod(db, keeper, slug, methodFields({ titleDanish: 'Gå, og tal' }), null);
		expect(await titles(db)).toEqual(['Gå, og tal']);
		const page = await readers.methodPage(db, visitor, slug);
		expect(page.method).toMatchObject({ maker: { slug: us.slug }, tried: 0 });
		const [mail] = await mailsTo(db, us.as('editor').person.email);
		expect(mail?.subject).toContain('Gå, og tal');
	});

	test('that is declined says why, is mended by its own, and waits again', async ({ db }) => {
		const [us, them] = [await player(db, 'association'), await player(db, 'school')];
		const keeper = await person(db, 'editor');
		const slug = await proposedMethod(db, us);
		await deciding.declineMethod(db, keeper, slug, decline);
		const [mail] = await mailsTo(db, us.as('editor').person.email);
		expect(mail?.text).toContain(decline.reason);
		await rejects(() => readers.ownMethod(db, them.as('editor'), them.slug, slug), { status: 404 });
		const mend = (by: typeof us) =>
			proposing.mendMethod(db, by.as('editor'), by.slug, slug, methodFields({ leastPeople: 4 }), null);
		await rejects(() => mend(them), { status: 404 });
		await mend(us);
		const { methods, counts } = await readers.methodsDeskPage(db, keeper, 'proposed', null);
		expect(methods).toMatchObject([{ slug, state: 'proposed', leastPeople: 4, refusal: null }]);
		expect(counts.proposed).toBe(1);
		await deciding.showMethod(db, keeper, slug, methodFields(), null);
		await rejects(() => mend(us), { code: 'method_is_shown' });
	});

	test('grows out of a promise of its own organisation and of no other', async ({ db }) => {
		const [us, them] = [await player(db, 'association'), await player(db, 'school')];
		const { slug: promise } = await commitmentBy(db, us);
		const { slug: other } = await commitmentBy(db, them);
		await rejects(() => proposedMethod(db, us, { commitment: other }), { status: 404 });
		const slug = await proposedMethod(db, us, { commitment: promise });
		await deciding.showMethod(db, await person(db, 'editor'), slug, methodFields(), null);
		expect((await readers.methodPage(db, visitor, slug)).promise).toMatchObject({ slug: promise });
	});

	test('keeps its name out while its organisation is not shown', async ({ db }) => {
		const [us, keeper] = [await player(db, 'association'), await person(db, 'editor')];
		const slug = await shownMethodOf(db, us, keeper);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
		expect((await readers.methodPage(db, visitor, slug)).method.maker).toBeNull();
	});

	test('is found by its words, its time and how well it is known', async ({ db }) => {
		const keeper = await person(db, 'editor');
		await addedMethod(db, keeper, { titleDanish: 'Sprogcafé', duration: 'evening', evidence: 'described' });
		await addedMethod(db, keeper, { titleDanish: 'Forumteater', titleEnglish: 'Forum theatre' });
		expect(await titles(db)).toEqual(['Forumteater', 'Sprogcafé']);
		expect(await titles(db, 'q=theatre')).toEqual(['Forumteater']);
		expect(await titles(db, 'duration=evening')).toEqual(['Sprogcafé']);
		expect(await titles(db, 'evidence=tried')).toEqual(['Forumteater']);
		expect(await titles(db, 'origin=eurocities')).toEqual([]);
		const file = await readers.methodsFile(db, readMethodFilter(new URLSearchParams('q=theatre')), String);
		expect(file).toContain('Forumteater');
		expect(file).not.toContain('Sprogcafé');
	});

	test('is reported by readers while it is shown; taking it off closes what they said', async ({ db }) => {
		const [us, keeper] = [await player(db, 'association'), await person(db, 'consultant')];
		const report = (slug: string) =>
			flag(
				db,
				{ kind: 'methods', slug },
				{ reason: 'wrong_facts', words: 'Ruten findes ikke.', email: 'laeser@prove.example' },
				{ clientAddress: '192.0.2.1' },
			);
		const proposed = await proposedMethod(db, us);
		await rejects(() => report(proposed), { status: 404 });
		const slug = await shownMethodOf(db, us, keeper);
		await report(slug);
		const flags = async (state: 'open' | 'closed') =>
			(await flagsOfTheCity(db, keeper, { state, reason: null }, null)).flags;
		expect(await flags('open')).toMatchObject([
			{ about: { kind: 'methods', slug, title: 'Gå og tal', contentLocale: 'da', organisationId: us.id } },
		]);
		await deciding.declineMethod(db, keeper, slug, decline);
		expect(await flags('open')).toEqual([]);
		expect(await flags('closed')).toMatchObject([{ outcome: 'taken_down' }]);
		expect(await mailsTo(db, 'laeser@prove.example')).toHaveLength(1);
		await rejects(() => report(slug), { status: 404 });
	});

	test('waits only so many at a time', async ({ db }) => {
		const us = await player(db, 'association');
		for (let count = 0; count < mostWaitingOfOne; count++) await proposedMethod(db, us);
		await rejects(() => proposedMethod(db, us), { code: 'methods_wait' });
	});
});

describe('a try', () => {
	test('is read first, counts people once, and goes when its organisation is not shown', async ({ db }) => {
		const [us, them] = [await player(db, 'association'), await player(db, 'school')];
		const keeper = await person(db, 'consultant');
		const slug = await addedMethod(db, keeper);
		const id = await toldTry(db, us, slug);
		await toldTry(db, them, slug, { people: 6 });
		const page = () => readers.methodPage(db, visitor, slug);
		expect(await page()).toMatchObject({ reports: [], method: { tried: 0, people: 0 } });
		await deciding.showReport(db, keeper, id);
		expect(await page()).toMatchObject({ reports: [{ id, people: 24 }], method: { tried: 1, people: 24 } });
		const [mail] = await mailsTo(db, us.as('editor').person.email);
		expect(mail?.subject).toContain('Gå og tal');
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
		expect(await page()).toMatchObject({ reports: [], method: { tried: 0, people: 0 } });
	});

	test('is mended and sent again when it was declined', async ({ db }) => {
		const [us, keeper] = [await player(db, 'association'), await person(db, 'editor')];
		const slug = await addedMethod(db, keeper);
		const id = await toldTry(db, us, slug);
		await deciding.declineReport(db, keeper, id, decline);
		const { refusal, state } = await readers.ownReport(db, us.as('editor'), us.slug, id);
		expect({ refusal, state }).toEqual({ refusal: decline.reason, state: 'declined' });
		const mend = () =>
			proposing.mendReport(db, us.as('editor'), us.slug, id, reportFields({ people: 20 }), null);
		await mend();
		expect((await readers.reportDeskPage(db, keeper, id)).report).toMatchObject({
			state: 'proposed',
			people: 20,
		});
		await deciding.showReport(db, keeper, id);
		await rejects(mend, { code: 'method_report_is_shown' });
		await deciding.declineReport(db, keeper, id, decline);
		expect((await readers.methodPage(db, visitor, slug)).reports).toEqual([]);
	});

	test('is of a card that is shown', async ({ db }) => {
		const us = await player(db, 'association');
		const slug = await proposedMethod(db, us);
		await rejects(() => toldTry(db, us, slug), { status: 404 });
	});
});

test('who may: all at the desk but an auditor decide, a member who may publish writes', async ({ db }) => {
	const us = await player(db, 'association');
	const slug = await proposedMethod(db, us);
	const acts: ((actor: Actor) => Promise<unknown>)[] = [
		(actor) => deciding.addMethod(db, actor, methodFields()),
		(actor) => deciding.saveMethod(db, actor, slug, methodFields(), null),
		(actor) => deciding.declineMethod(db, actor, slug, decline),
		(actor) => deciding.showMethod(db, actor, slug, methodFields(), null),
	];
	const keepers: readonly string[] = ['administrator', 'consultant', 'editor', 'moderator'];
	for (const act of acts) {
		await rejects(() => act(visitor), { status: 404 });
		await rejects(() => act(us.as('owner')), { status: 404 });
		for (const role of municipalRoles.filter((one) => !keepers.includes(one)))
			await rejects(async () => act(await person(db, role)), { status: 404 });
		await expect(act(await person(db, 'editor'))).resolves.not.toThrow();
	}
	for (const role of ['reader', 'reporter'] as const)
		await rejects(() => proposing.proposeMethod(db, us.as(role), us.slug, methodFields()), { status: 404 });
	await rejects(() => readers.methodsDeskPage(db, us.as('owner'), 'proposed', null), { status: 404 });
});

test('nobody decides what their own organisation wrote, neither here nor in the database', async ({ db }) => {
	const us = await player(db, 'association');
	const keeper = await joined(db, await person(db, 'consultant'), us, 'editor');
	const slug = await proposedMethod(db, us);
	const id = await toldTry(db, us, await addedMethod(db, await person(db, 'editor')));
	await rejects(() => deciding.showMethod(db, keeper, slug, methodFields(), null), { code: 'own_case' });
	await rejects(() => deciding.declineReport(db, keeper, id, decline), { code: 'own_case' });
	expect((await readers.methodDeskPage(db, keeper, slug)).may).toEqual({
		write: false,
		show: false,
		decline: false,
	});
	const decided = { state: 'shown', decidedAt: new Date(), decidedBy: keeper.person.id } as const;
	await rejects(
		() =>
			db
				.updateTable('method')
				.set({ ...decided, shownAt: new Date() })
				.where('slug', '=', slug)
				.execute(),
		{ constraint_name: 'not_own_case' },
	);
});

test('the database knows the same steps as the table', async ({ db }) => {
	const keeper = await person(db, 'editor');
	const slug = await addedMethod(db, keeper);
	const standing = {
		proposed: sql`state = 'proposed', decided_at = null, decided_by = null, refusal = null`,
		shown: sql`state = 'shown', decided_at = now(), decided_by = ${keeper.person.id}, refusal = null`,
		declined: sql`state = 'declined', decided_at = now(), decided_by = ${keeper.person.id}, refusal = 'Nej tak'`,
	};
	for (const from of methodStates)
		for (const to of methodStates.filter((one) => one !== from)) {
			const goes = db.transaction().execute(async (trx) => {
				await sql`set local session_replication_role = replica`.execute(trx);
				await sql`update method set ${standing[from]} where slug = ${slug}`.execute(trx);
				await sql`set local session_replication_role = origin`.execute(trx);
				await sql`update method set ${standing[to]} where slug = ${slug}`.execute(trx);
			});
			if (mayGo(from, to)) await expect(goes, `${from} ${to}`).resolves.toBeUndefined();
			else await expect(goes, `${from} ${to}`).rejects.toThrow('goes from');
		}
});
