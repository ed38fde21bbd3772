/** What is said, who meets and what can be read is found by its words, in any of its languages, and only while everybody may read it. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Database } from '#lib/platform/database/database.server.ts';
import { takePostDown } from '#lib/dialogue/debates/posts/moderating.server.ts';
import { takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { alsoFound } from '#lib/guide/found/also-found.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { gatherReads, isAnnounced, type Gathering } from '#lib/platform/database/reads.server.ts';
import { matches } from '#lib/platform/lists/search.server.ts';
import { received, shownOne } from '../../../../tests/support/cast/dialogue/barriers.ts';
import {
	draftOne,
	openOne,
	receivedPost,
	shownPost,
	summarisedOne,
} from '../../../../tests/support/cast/dialogue/debates.ts';
import { forumOf, networkOf } from '../../../../tests/support/cast/dialogue/forums.ts';
import { draftStep, publishedStep, translate } from '../../../../tests/support/cast/guide.ts';
import { addedMethod, proposedMethod } from '../../../../tests/support/cast/methods.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

const titles = async (db: Database, text: string) =>
	Object.fromEntries(
		(await alsoFound(db, text)).map(({ place, things }) => [
			place,
			things.map(({ title }) => title).toSorted(),
		]),
	);

test('found by its words, while everybody may read it', async ({ db }) => {
	const by = await person(db, 'consultant');
	const host = await player(db, 'association');
	const { slug } = await shownOne(db, by, { title: 'Kælkebakken er låst' });
	await received(db, { title: 'Kælkebakken, som ingen har læst', email: 'bo@prove.example' });
	await summarisedOne(db, by);
	const debate = await openOne(db, by, { question: 'Hvem skal have kælkebakken?' });
	await draftOne(db, by, { question: 'Kælkebakken i en kladde?' });
	const post = await shownPost(db, by, debate, { body: 'Kælkebakken er for alle.' });
	await receivedPost(db, debate, { body: 'Kælkebakken, ulæst.', email: 'bo@prove.example' });
	await forumOf(db, by, { name: 'Forum om kælkebakker' });
	await forumOf(db, by, { name: 'Lukket forum om kælkebakker', isPublic: false });
	await networkOf(db, by, host, { name: 'Netværk om kælkebakker' });
	await publishedStep(db, by, { title: 'Find kælkebakken' });
	await draftStep(db, by, { title: 'Kælkebakken i en kladde' });
	await addedMethod(db, by, { titleDanish: 'Mød på kælkebakken' });
	await proposedMethod(db, host, { titleDanish: 'Kælkebakken, foreslået' });
	expect(await titles(db, 'kaelkebakke')).toEqual({
		barriers: ['Kælkebakken er låst'],
		debates: ['Hvem skal have kælkebakken?'],
		posts: ['Kælkebakken er for alle.'],
		circles: ['Forum om kælkebakker', 'Netværk om kælkebakker'],
		steps: ['Find kælkebakken'],
		methods: ['Mød på kælkebakken'],
	});
	expect(await titles(db, 'findesikke')).toEqual({});
	expect(await titles(db, '!!!')).toEqual({});
	expect(await titles(db, '')).toEqual({});

	const reads: Gathering = new Map();
	await gatherReads(reads, () => alsoFound(db, 'kælkebakken'));
	expect(isAnnounced(reads), [...reads.keys()].join()).toBe(true);
	const down = { reason: 'other', words: 'Det hører til et andet sted.' } as const;
	await takeBarrierDown(db, by, slug, down);
	await takePostDown(db, by, post.slug, down);
	expect(Object.keys(await titles(db, 'kælkebakke')).toSorted()).toEqual([
		'circles',
		'debates',
		'methods',
		'steps',
	]);
});

test('a step is found by its words in any language, and named in the page’s', async ({ db }) => {
	const by = await person(db, 'consultant');
	await translate(db, by, await publishedStep(db, by));
	await publishedStep(db, by, { title: 'Et andet trin', lead: 'Noget andet.', body: 'Noget helt andet.' });
	expect(await titles(db, 'طبيبك')).toEqual({ steps: ['Find din læge'] });
	const [steps] = await withLocale('en', () => alsoFound(db, 'læge'));
	expect(steps?.things).toMatchObject([{ title: 'Find din læge', contentLocale: 'da' }]);
});

test.for(['barrier', 'debate', 'circle', 'guide_text'])(
	'%s is searched by an index',
	async (table, { db }) => {
		const plan = await db.transaction().execute(async (trx) => {
			await sql`set local enable_seqscan = off`.execute(trx);
			return sql`explain select id from ${sql.table(table)} where ${matches(`${table}.search`, 'kælkebakken')}`.execute(
				trx,
			);
		});
		expect(JSON.stringify(plan.rows)).toContain(`${table}_search`);
	},
);
