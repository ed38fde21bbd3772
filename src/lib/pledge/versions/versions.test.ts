import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { charterHash, currentCharter, ensureCharter } from '#lib/pledge/charter.server.ts';
import { pledgeToSign, signatureByCode, standingSignature } from '#lib/pledge/readers.server.ts';
import { signPledge } from '#lib/pledge/signatures.server.ts';
import { askOne, askToSignAgain } from '#lib/pledge/versions/asking.server.ts';
import { draftProblem, partsOf, renumbered } from '#lib/pledge/versions/draft.ts';
import * as drafting from '#lib/pledge/versions/drafting.server.ts';
import { partsInput } from '#lib/pledge/versions/input.ts';
import { charterPage, draftPage } from '#lib/pledge/versions/readers.server.ts';
import { charterTexts } from '#lib/policy/charter.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { submit } from '#lib/platform/forms/forms.server.ts';
import { person, player, type Somebody } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { mailsTo } from '../../../../tests/support/mail/sent-mails.ts';

const day = '2026-12-15';
beforeEach(() => setClock('2026-11-26T09:00:00Z'));
afterEach(() => setClock(null));

const all = { after: null, limit: 50 };
const administrator = (db: Database) => person(db, 'administrator');
const versions = async (db: Database) =>
	(await charterPage(db, await person(db, 'auditor'), all)).versions.map(({ number }) => number);
const danish = partsOf(charterTexts(1).da);
const anew = { language: 'da', ...danish, title: 'Vi blander os stadig i byen' };

/** A draft of version 2 with another heading, for its day. */
async function drafted(db: Database): Promise<Somebody> {
	await ensureCharter(db);
	const anna = await administrator(db);
	await drafting.beginDraft(db, anna, {});
	await drafting.saveLanguage(db, anna, anew, null);
	await drafting.chooseDay(db, anna, { takesEffectOn: day });
	return anna;
}

async function published(db: Database): Promise<void> {
	await drafting.sendDraft(db, await drafted(db));
	const bo = await administrator(db);
	await drafting.approveDraft(db, bo, { hash: (await draftPage(db, bo)).hash });
}

const sign = (db: Database, us: Awaited<ReturnType<typeof player>>, version: number) =>
	signPledge(db, us.as('signatory'), us.slug, { version, signerName: 'Maja Holm', signerTitle: 'Direktør' });

describe('a text', () => {
	test('is the same taken apart and put together', () => {
		expect(renumbered(charterTexts(1), 1)).toEqual(charterTexts(1));
		expect(renumbered(charterTexts(1), 2).da.split('\n')[2]).toBe('Version 2');
	});

	test.for([
		['no_day', { takesEffectOn: null }],
		['day_passed', { takesEffectOn: '2026-11-25' }],
		['not_in_english', { texts: { da: renumbered(charterTexts(1), 2).da } }],
		['unchanged', {}],
		['unlike', { texts: { ...renumbered(charterTexts(1), 2), en: 'A\n\nVersion 2\n\nB\n\nC\n1. D\n' } }],
		[
			null,
			{
				texts: {
					...renumbered(charterTexts(1), 2),
					en: renumbered(charterTexts(1), 2).en!.replace('city', 'town'),
				},
			},
		],
	] as const)('that is a draft can be sent, or not: %s', ([problem, given]) => {
		const draft = { number: 2, texts: renumbered(charterTexts(1), 2), takesEffectOn: day, ...given };
		expect(draftProblem(draft, { texts: charterTexts(1), today: '2026-11-26' })).toBe(problem);
	});

	test('is read from a form point by point, without the numbers that somebody typed', async () => {
		const form = new FormData();
		const typed = {
			...anew,
			principles: '1. Et\n\n 2) To ',
			duties: 'Tre',
			closing: 'Fire',
			preamble: 'En by\n\ntil alle her',
		};
		for (const [name, value] of Object.entries(typed)) form.set(name, value as string);
		const read = await submit(form, partsInput, (input) => Promise.resolve(input));
		expect(read).toMatchObject({ principles: ['Et', 'To'], duties: ['Tre'], preamble: 'En by til alle her' });
	});
});

describe('a new version', () => {
	test('is in force from its day, and until then the one before', async ({ db }) => {
		const us = await player(db, 'business', { signed: false });
		await published(db);
		expect(await currentCharter(db)).toMatchObject({ number: 1 });
		await sign(db, us, 1);
		expect(await pledgeToSign(db, us.id)).toBeNull();
		setClock('2026-12-14T22:59:00Z');
		expect(await currentCharter(db)).toMatchObject({ number: 1 });
		setClock('2026-12-14T23:00:00Z');
		const charter = await currentCharter(db);
		expect(charter.number).toBe(2);
		expect(partsOf(charter.texts.da).title).toBe(anew.title);
		expect(await pledgeToSign(db, us.id)).toBe('new_text');
		expect(await versions(db)).toEqual([2, 1]);
	});

	test('leaves every signature with the text that was signed', async ({ db }) => {
		const us = await player(db, 'business', { signed: false });
		await published(db);
		const first = await sign(db, us, 1);
		setClock('2026-12-16T09:00:00Z');
		expect(await signatureByCode(db, first.code)).toMatchObject({
			...{ charterVersion: 1, standing: 'stands', intact: true, texts: charterTexts(1) },
		});
		const second = await sign(db, us, 2);
		expect(await standingSignature(db, us.id)).toMatchObject({ charterVersion: 2, code: second.code });
		expect(await signatureByCode(db, first.code)).toMatchObject({ standing: 'superseded', intact: true });
	});

	test('is not approved by whoever wrote it, nor otherwise than it was read', async ({ db }) => {
		const anna = await drafted(db);
		const bo = await administrator(db);
		const { hash } = await draftPage(db, bo);
		const refused = async (act: Promise<unknown>, code: string) =>
			expect(act).rejects.toMatchObject({ code });
		await refused(drafting.approveDraft(db, bo, { hash }), 'charter_draft_not_sent');
		await drafting.sendDraft(db, anna);
		await refused(drafting.approveDraft(db, anna, { hash }), 'charter_own_draft');
		await refused(drafting.saveLanguage(db, anna, anew, null), 'charter_draft_sent');
		await refused(drafting.discardDraft(db, bo), 'charter_draft_sent');
		await drafting.returnDraft(db, anna, { reason: null });
		await drafting.saveLanguage(db, anna, { ...anew, title: 'Noget andet' }, null);
		await drafting.sendDraft(db, anna);
		await refused(drafting.approveDraft(db, bo, { hash }), 'charter_draft_changed');
		await drafting.returnDraft(db, bo, { reason: 'Ret overskriften' });
		expect((await draftPage(db, anna)).draft).toMatchObject({
			returnedReason: 'Ret overskriften',
			sentAt: null,
		});
		expect(await versions(db)).toEqual([1]);
	});

	test('is held by the database: two people, the very text, nothing under their eyes', async ({ db }) => {
		const anna = await drafted(db);
		const bo = await administrator(db);
		const texts = (await draftPage(db, bo)).draft.texts;
		const publish = (approvedBy: number, of = texts) =>
			db
				.insertInto('charterVersion')
				.values({
					...{ number: 2, texts: JSON.stringify(of), hash: charterHash(of), takesEffectOn: day },
					...{ draftedBy: anna.person.id, approvedBy },
				})
				.execute();
		await expect(publish(bo.person.id)).rejects.toThrow('what was sent');
		await drafting.sendDraft(db, anna);
		await expect(publish(anna.person.id)).rejects.toThrow('charter_version_four_eyes');
		await expect(publish(bo.person.id, { ...texts, da: `${texts.da}.` })).rejects.toThrow('what was sent');
		const change = (set: string) => sql.raw(`update charter_draft set ${set}`).execute(db);
		await expect(change(`takes_effect_on = '2027-01-01'`)).rejects.toThrow('does not change');
		await expect(change(`drafted_by = ${bo.person.id}, sent_at = null`)).rejects.toThrow('stays its drafter');
		await publish(bo.person.id);
		await expect(change('sent_at = null')).resolves.toBeDefined();
	});

	test('is one draft at a time, of one person, and comes after the one before', async ({ db }) => {
		const anna = await drafted(db);
		const bo = await administrator(db);
		await expect(drafting.beginDraft(db, bo, {})).rejects.toMatchObject({ code: 'charter_draft_exists' });
		await expect(drafting.saveLanguage(db, bo, anew, null)).rejects.toMatchObject({
			code: 'charter_draft_others',
		});
		await expect(drafting.removeLanguage(db, anna, { language: 'da' })).rejects.toMatchObject({
			code: 'charter_needs_danish',
		});
		await drafting.discardDraft(db, bo);
		await published(db);
		await drafting.beginDraft(db, bo, {});
		await drafting.saveLanguage(db, bo, { ...anew, title: 'Version tre' }, null);
		await drafting.chooseDay(db, bo, { takesEffectOn: day });
		await expect(drafting.sendDraft(db, bo)).rejects.toMatchObject({ code: 'charter_day_before_last' });
	});

	test('is written by administrators; the versions are read at the municipality', async ({ db }) => {
		await drafted(db);
		const owner = (await player(db)).as('owner');
		const consultant = await person(db, 'consultant');
		const notFound = { status: 404 };
		for (const actor of [visitor, owner, consultant, await person(db, 'auditor')]) {
			await expect(drafting.sendDraft(db, actor)).rejects.toMatchObject(notFound);
			await expect(draftPage(db, actor)).rejects.toMatchObject(notFound);
		}
		await expect(charterPage(db, owner, all)).rejects.toMatchObject(notFound);
		expect((await charterPage(db, consultant, all)).draft).toMatchObject({ number: 2 });
	});
});

describe('those who stand by an earlier version', () => {
	const work = async (db: Database) => {
		const { rows } = await sql<{ payload: Parameters<typeof askOne.handle>[1] }>`select payload
			from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
			where t.identifier = ${askOne.name} order by j.id`.execute(db);
		for (const { payload } of rows) await askOne.handle(db, payload);
	};

	test('are shown, and asked once to sign again', async ({ db }) => {
		const [us, them, later] = [
			await player(db, 'business', { signed: false }),
			await player(db, 'school', { signed: false }),
			await player(db, 'business', { signed: false }),
		];
		await published(db);
		await sign(db, us, 1);
		await sign(db, them, 1);
		setClock('2026-12-16T09:00:00Z');
		await sign(db, later, 2);
		const karen = await person(db, 'consultant');
		expect((await charterPage(db, karen, all)).counts).toEqual({ all: 2, unasked: 2 });
		expect(await askToSignAgain(db, karen)).toBe(2);
		// One signs before the job comes to it.
		await sign(db, them, 2);
		await work(db);
		await work(db);
		const [mail, ...more] = (await mailsTo(db, us.as('signatory').person!.email)).filter(({ subject }) =>
			subject.includes('ny tekst'),
		);
		expect(mail!.text).toContain(`/min-organisation/${us.slug}/skriv-under`);
		expect(more).toEqual([]);
		const page = await charterPage(db, karen, all);
		expect(page.counts).toEqual({ all: 1, unasked: 0 });
		expect(page.earlier).toMatchObject([
			{ name: us.name, version: 1, askedAt: new Date('2026-12-16T09:00:00Z') },
		]);
		expect(await askToSignAgain(db, karen)).toBe(0);
	});

	test('are asked by who decides about partners', async ({ db }) => {
		await ensureCharter(db);
		for (const actor of [visitor, await person(db, 'auditor'), await person(db, 'editor')])
			await expect(askToSignAgain(db, actor)).rejects.toMatchObject({ status: 404 });
	});
});
