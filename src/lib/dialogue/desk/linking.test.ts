import { afterAll, beforeEach, expect } from 'vitest';
import { addSource, removeSource } from '#lib/dialogue/desk/answering.server.ts';
import { linkBarrier, linkNeed, unlinkBarrier } from '#lib/dialogue/desk/linking.server.ts';
import { showBarrier, takeBarrierDown } from '#lib/dialogue/desk/reading.server.ts';
import { barrierPage, needFrom } from '#lib/dialogue/readers.server.ts';
import { originsOf } from '#lib/dialogue/origins/readers.server.ts';
import { publishPosting } from '#lib/matching/postings/postings.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { reads, received, shownOne, tell } from '../../../../tests/support/cast/dialogue/barriers.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { drafted } from '../../../../tests/support/cast/postings.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-27T12:00:00Z'));
afterAll(() => setClock(null));

const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);
async function pageOf(db: Database, slug: string) {
	const page = await barrierPage(db, slug);
	if (page.movedTo !== null) throw new Error(`It moved to ${page.movedTo}`);
	return page;
}

test('a promise is linked by the address of its page, once', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await shownOne(db, consultant);
	const promise = await commitmentBy(db, await player(db, 'school'));
	for (let time = 0; time < 2; time++)
		await linkBarrier(db, consultant, slug, `https://by.example/loefter/${promise.slug}`);
	const { links } = await pageOf(db, slug);
	expect(links).toMatchObject([
		{ kind: 'commitment', path: `/commitments/${promise.slug}`, title: promise.title },
	]);
	await rejects(() => linkBarrier(db, consultant, slug, '/loefter/findes-ikke-k3v9x'), {
		code: 'barrier_link_unknown',
	});
	await unlinkBarrier(db, consultant, slug, links[0]!.id);
	await rejects(() => unlinkBarrier(db, consultant, slug, links[0]!.id), { status: 404 });
	expect((await pageOf(db, slug)).links).toEqual([]);
});

test('a need begins at a barrier, and stands beside it once it is public', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await shownOne(db, consultant);
	const school = await player(db, 'school');
	expect(await needFrom(db, slug)).toMatchObject({ slug, description: 'Et hold om aftenen.' });
	const need = await drafted(db, school, 'need');
	await linkNeed(db, school.as('editor'), slug, { slug: need, organisation: school.slug });
	expect((await pageOf(db, slug)).links).toEqual([]);
	await publishPosting(db, school.as('editor'), school.slug, need, { wordingRead: false });
	expect((await pageOf(db, slug)).links).toMatchObject([{ kind: 'posting', path: `/needs/${need}` }]);
	// Somebody else's need is not linked, and what is not shown begins none.
	const other = await player(db, 'business');
	await rejects(() => linkNeed(db, school.as('editor'), slug, { slug: need, organisation: other.slug }), {
		status: 404,
	});
	await takeBarrierDown(db, consultant, slug, { reason: 'other', words: 'Den hører til et andet sted.' });
	expect(await needFrom(db, slug)).toBeNull();
});

test('a source that was told comes along when it is shown; others are added at the desk', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await received(db, { source: 'Hvem får pladsen?, 2024' });
	await showBarrier(db, consultant, slug, reads({ source: 'Hvem får pladsen?, 2024' }), null);
	await addSource(db, consultant, slug, { source: 'En rapport', sourceUrl: 'https://rapport.example/' });
	const { sources } = await pageOf(db, slug);
	expect(sources.map(({ source }) => source)).toEqual(['Hvem får pladsen?, 2024', 'En rapport']);
	await removeSource(db, consultant, slug, sources[0]!.id);
	expect((await pageOf(db, slug)).sources).toHaveLength(1);
});

test('an organisation stands by its name, as long as it is shown itself', async ({ db }) => {
	const consultant = await person(db, 'consultant');
	const us = await player(db, 'association', { name: 'Havekredsen' });
	const owner = us.as('owner');
	const told = { email: owner.person.email, organisation: us.slug };
	expect(await tell(db, told, owner)).toBe('received');
	const { slug } = await db.selectFrom('barrier').select('slug').executeTakeFirstOrThrow();
	await showBarrier(db, consultant, slug, reads(), null);
	expect((await pageOf(db, slug)).barrier.organisation).toBe('Havekredsen');
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', us.id).execute();
	expect((await pageOf(db, slug)).barrier.organisation).toBeNull();
	await rejects(() => tell(db, { ...told, email: 'en.anden@prove.example' }, owner), {
		code: 'barrier_own_email',
	});
});

test('what a barrier became says so on its own page, for as long as everybody may read the barrier', async ({
	db,
}) => {
	const consultant = await person(db, 'consultant');
	const { slug } = await shownOne(db, consultant);
	const [promise, other] = [
		await commitmentBy(db, await player(db, 'school')),
		await commitmentBy(db, await player(db, 'business')),
	];
	await linkBarrier(db, consultant, slug, `/loefter/${promise.slug}`);
	expect((await originsOf(db, 'commitment', promise.id)).barriers).toMatchObject([
		{ slug, standing: 'unowned' },
	]);
	expect((await originsOf(db, 'commitment', other.id)).barriers).toEqual([]);
	expect((await originsOf(db, 'action', promise.id)).barriers).toEqual([]);
	await takeBarrierDown(db, consultant, slug, { reason: 'other', words: 'Den hører til et andet sted.' });
	expect((await originsOf(db, 'commitment', promise.id)).barriers).toEqual([]);
});
