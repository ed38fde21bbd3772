/** Every form that says whom something is for has its words looked at before they go out: the forms are listed, and what is written without a draft is tried. */
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { saveTheory } from '#lib/commitments/theory/theory.server.ts';
import { emptyTheory } from '#lib/commitments/theory/theory.ts';
import { changeForum } from '#lib/networks/circles/circles.server.ts';
import { changeNetwork } from '#lib/networks/joining/making.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { sendReport } from '#lib/reporting/reports.server.ts';
import { commitmentBy } from '../support/cast/commitments.ts';
import { forumOf, networkOf } from '../support/cast/dialogue/forums.ts';
import { person, player } from '../support/cast/people.ts';
import { written } from '../support/cast/reports.ts';
import { test } from '../support/database.ts';

beforeEach(() => setClock('2026-12-10T09:00:00Z'));
afterAll(() => setClock(null));

interface Described {
	entries?: object;
	pipe?: readonly Described[];
}
const fieldsOf = (schema: unknown): object => {
	const { entries, pipe = [] } = (schema ?? {}) as Described;
	return entries ?? pipe.find((step) => step.entries)?.entries ?? {};
};
const modules = import.meta.glob<Record<string, unknown>>('../../src/lib/**/*input.ts', { eager: true });
const looking = Object.entries(modules).flatMap(([file, schemas]) =>
	Object.entries(schemas)
		.filter(([, schema]) => 'wordingRead' in fieldsOf(schema))
		.map(([name]) => `${file.replace('../../src/lib/', '')} ${name}`),
);

/**
 * What a barrier says, a debate and what is told of discrimination are not among them: they ask nobody to be anybody, and must be able to
 * name a ground. The report's schema is made for what it asks; it is tried below.
 */
test('the forms that carry it', () => {
	expect(looking.toSorted()).toEqual([
		'benefits/input.ts benefitInput',
		'benefits/input.ts publishInput',
		'commitments/life-input.ts theoryInput',
		'commitments/types/input.ts offeredTypeInput',
		'commitments/types/input.ts proposeTypeInput',
		'commitments/types/input.ts typeInput',
		'commitments/writing/input.ts wordsInput',
		'events/input.ts eventInput',
		'events/input.ts publishInput',
		'followup/barometer/input.ts indicatorInput',
		'followup/lighthouses/input.ts lighthouseInput',
		'followup/plans/input.ts actionInput',
		'followup/plans/input.ts changedActionInput',
		'guide/methods/input.ts methodInput',
		'guide/methods/input.ts proposalInput',
		'guide/methods/input.ts reportInput',
		'matching/postings/input.ts postingInput',
		'matching/postings/input.ts publishInput',
		'networks/circles/input.ts forumInput',
		'networks/circles/input.ts newForumInput',
		'networks/joining/input.ts networkInput',
		'networks/joining/input.ts newNetworkInput',
		'opportunities/input.ts opportunityInput',
	]);
});

/** Sends the form with these words, read through or not. */
type Send = (words: string, wordingRead: boolean) => Promise<unknown>;
const forms: Record<string, (db: Database) => Promise<Send>> = {
	async 'a theory of change'(db) {
		const club = await player(db);
		const { slug } = await commitmentBy(db, club);
		return (targetGroup, wordingRead) =>
			saveTheory(db, club.as('editor'), slug, { ...emptyTheory, targetGroup, wordingRead });
	},
	async 'a report’s story'(db) {
		const club = await player(db);
		const owed = { coveredUntil: '2026-01-01' };
		await db.updateTable('reportingRecord').set(owed).where('organisationId', '=', club.id).execute();
		const half = '2026-07-01';
		return async (story, read) => {
			const input = await written(db, club, half, { story, ...(read && { wordingRead: 'on' }) });
			return sendReport(db, club.as('reporter'), club.id, half, input);
		};
	},
	async 'a forum’s purpose'(db) {
		const city = await person(db, 'consultant');
		const slug = await forumOf(db, city);
		return (purpose, wordingRead) =>
			changeForum(db, city, slug, { name: 'Forum', purpose, isPublic: true, wordingRead }, null);
	},
	async 'a network’s purpose'(db) {
		const city = await person(db, 'consultant');
		const lead = await player(db);
		const slug = await networkOf(db, city, lead);
		const terms = { theme: 'work', joining: 'open', organisation: lead.slug, goals: null } as const;
		return (purpose, wordingRead) =>
			changeNetwork(db, city, slug, { ...terms, name: 'Netværk', purpose, wordingRead }, null);
	},
};

describe('words that may shut somebody out', () => {
	test.for(Object.keys(forms))('%s', async (name, { db }) => {
		const send = await forms[name]!(db);
		await expect(send('Kun for danskere under 30 år.', false)).rejects.toMatchObject({
			code: 'wording_unread',
			field: 'wordingRead',
		});
		await send('Alle er velkomne, uanset alder.', false);
		await send('Kun for danskere under 30 år.', true);
	});
});
