/** What an action's English text changes: pages, the file, the API, its history; and what is refused of it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { actions as listed } from '#lib/explore/api/followup-lists.server.ts';
import type { ActionInput } from '#lib/followup/plans/input.ts';
import { changeAction, createAction, createPlan, publishPlan } from '#lib/followup/plans/plans.server.ts';
import * as readers from '#lib/followup/plans/readers.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const english = { titleEn: 'Homework cafés', bodyEn: 'Five schools get a homework café.' };
const action = (given: Partial<ActionInput> = {}): ActionInput => ({
	title: 'Lektiecaféer',
	titleEn: null,
	body: 'Fem skoler får en lektiecafé.',
	bodyEn: null,
	unit: 'Fagligt center',
	contact: null,
	goals: ['2011-2014/goal-1'],
	money: null,
	startsOn: '2026-02-01',
	dueOn: '2027-06-30',
	wordingRead: false,
	submission: undefined,
	...given,
});
const lastOf = (path: string) => path.split('/').at(-1)!;
const begunPlan = async (db: Database, editor: Actor) =>
	lastOf(
		await createPlan(db, editor, {
			committee: '2011-2014/children-and-youth',
			startsOn: '2026-01-01',
			endsOn: '2027-12-31',
			intro: 'Alle unge skal have en god start.',
			submission: undefined,
		}),
	);

test('the file and the API say it in English where there is English, and in Danish where not', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const plan = await begunPlan(db, editor);
	await createAction(db, editor, plan, action(english));
	await createAction(db, editor, plan, action({ title: 'Sommerskole' }));
	await publishPlan(db, editor, plan);

	const file = (locale: Locale) => withLocale(locale, () => readers.actionsFile(db));
	expect(await file('en')).toContain(`${english.titleEn},${english.bodyEn}`);
	expect(await file('en')).toContain('Sommerskole');
	expect(await file('da')).toContain('Lektiecaféer;');
	expect(await file('da')).not.toContain(english.titleEn);

	const query = new URLSearchParams();
	const asked = { query, after: null, limit: 10, now: now(), origin: 'https://by.example' };
	const told = (locale: Locale) =>
		withLocale(locale, async () =>
			(await listed(db, asked)).rows.map(({ title, language }) => `${language} ${title}`),
		);
	expect(await told('en')).toEqual([`en ${english.titleEn}`, 'da Sommerskole']);
	expect(await told('da')).toEqual(['da Lektiecaféer', 'da Sommerskole']);
});

test('it is part of what the action says: a change of it has a reason and stands in the history', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const plan = await begunPlan(db, editor);
	const slug = lastOf(await createAction(db, editor, plan, action()));
	const change = { ...action(english), reason: 'Nu også på engelsk.' };
	await changeAction(db, editor, [plan, slug], change, null);
	await publishPlan(db, editor, plan);
	const { action: shown, history } = await readers.actionPage(db, plan, slug, null);
	expect(shown).toMatchObject(english);
	expect(history.wordings[0]).toMatchObject({
		reason: 'Nu også på engelsk.',
		changes: [
			{ label: 'Overskrift på engelsk', words: [{ kind: 'new', text: english.titleEn }] },
			{ label: 'Det samme på engelsk', words: [{ kind: 'new', text: english.bodyEn }] },
		],
	});
});

test('words that shut somebody out are looked at in English too, and the database bounds the length', async ({
	db,
}) => {
	const editor = await person(db, 'editor');
	const plan = await begunPlan(db, editor);
	const given = action({ titleEn: 'Jobs for immigrants' });
	await expect(createAction(db, editor, plan, given)).rejects.toMatchObject({ code: 'wording_unread' });
	await createAction(db, editor, plan, { ...given, wordingRead: true });
	await expect(sql`update plan_action set title_en = 'Ab'`.execute(db)).rejects.toThrow(
		'plan_action_title_en_length',
	);
	await expect(sql`update plan_action set body_en = repeat('a', 4001)`.execute(db)).rejects.toThrow(
		'plan_action_body_en_length',
	);
});
