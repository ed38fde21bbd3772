/** What an organisation answers of how it does things, what it comes to, and who sees it. */
import { sql } from 'kysely';
import { describe, expect, test as plain } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { lastAnswers, practicePage, sharedPractice } from '#lib/equality/practice/check-readers.server.ts';
import { questionText, adviceText } from '#lib/equality/practice/labels.ts';
import { shareCheck, takeCheck } from '#lib/equality/practice/practice.server.ts';
import { promiseFor, questionsOf, resultOf, themes } from '#lib/equality/practice/practice.ts';
import { checkWording } from '#lib/policy/wording.ts';
import { offeredTypes } from '#lib/policy/catalogue.ts';
import { checkAnswers } from '../../../../tests/support/cast/dialogue/experiences.ts';
import { player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

describe.each(themes)('the questions of %s', (theme) => {
	plain('are eight, each with what to do, and lead to promises that can be made', () => {
		const asked = questionsOf(theme);
		expect(asked).toHaveLength(8);
		expect(new Set(asked.map(questionText)).size).toBe(8);
		expect(new Set(asked.map(adviceText)).size).toBe(8);
		const promised = asked.map(promiseFor).filter((type) => type !== null);
		expect(promised.length).toBeGreaterThan(0);
		const offered = offeredTypes().map(({ key }) => key);
		for (const type of promised) expect(offered).toContain(type);
		// They ask how something is done, and never who anybody is.
		expect(checkWording(...asked.map(adviceText))).toEqual([]);
	});
});

plain.each([
	[{}, { yes: 0, of: 0, left: [] }],
	[checkAnswers('service'), { yes: 8, of: 8, left: [] }],
	[checkAnswers('service', 'none'), { yes: 0, of: 0, left: [] }],
	[
		checkAnswers('service', 'yes', {
			'service-rules': 'partly',
			'service-names': 'no',
			'service-plain': 'none',
		}),
		{ yes: 5, of: 7, left: ['service-names', 'service-rules'] },
	],
])('%# what is in place, what is left, and what does not concern them', (answers, expected) => {
	const { submission: _, ...given } = answers as Parameters<typeof takeCheck>[4];
	expect(resultOf('service', given)).toEqual(expected);
});

const missing = { status: 404 };

test('it is their own until they share it, and then only how much is in place', async ({ db }) => {
	const us = await player(db, 'business');
	const them = await player(db, 'school');
	const editor = us.as('editor');
	const answers = checkAnswers('service', 'yes', { 'service-names': 'no' });
	await takeCheck(db, editor, us.slug, 'service', answers);
	await takeCheck(db, editor, us.slug, 'service', checkAnswers('service', 'partly'));
	const { checks } = await practicePage(db, us.as('reader'), us.slug);
	expect(checks.map(({ result }) => [result.yes, result.of])).toEqual([
		[0, 8],
		[7, 8],
	]);
	expect(await lastAnswers(db, editor, us.slug, 'service')).toMatchObject({ 'service-names': 'partly' });
	for (const other of [visitor, them.as('owner')])
		await expect(practicePage(db, other, us.slug)).rejects.toMatchObject(missing);
	await expect(takeCheck(db, us.as('reader'), us.slug, 'service', answers)).rejects.toMatchObject(missing);
	expect(await sharedPractice(db, us.id)).toEqual([]);

	const [, earlier] = checks;
	await expect(shareCheck(db, them.as('owner'), them.slug, earlier!.id, true)).rejects.toMatchObject(missing);
	await shareCheck(db, editor, us.slug, earlier!.id, true);
	const shared = await sharedPractice(db, us.id);
	expect(shared).toMatchObject([{ theme: 'service', yes: 7, of: 8 }]);
	expect(JSON.stringify(shared)).not.toContain('names');
	await shareCheck(db, editor, us.slug, earlier!.id, false);
	expect(await sharedPractice(db, us.id)).toEqual([]);
	await expect(sql`update equality_check set answers = '{}'`.execute(db)).rejects.toThrow(
		'stands as it was given',
	);
});
