import { afterAll, beforeAll, expect } from 'vitest';
import { visitor, type Actor } from '#lib/accounts/actor.ts';
import type { LighthouseInput } from '#lib/followup/lighthouses/input.ts';
import * as verbs from '#lib/followup/lighthouses/lighthouses.server.ts';
import {
	lighthouseDesk,
	lighthousePage,
	lighthousesCarriedBy,
	lighthousesPage,
} from '#lib/followup/lighthouses/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { makeCommitment } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

const slug = 'ten-schools';
const input: LighthouseInput = {
	what: 'Ti skoler får flere lærere i dansk.',
	place: 'Ti skoler i hele byen',
	district: 8,
	point: { lat: 55.7043, lng: 12.5443 },
	wordingRead: false,
};
const rejects = (work: () => Promise<unknown>, problem: object) =>
	expect(Promise.resolve().then(work)).rejects.toMatchObject(problem);

test('all four stand in the list, and one has a page once it is described', async ({ db }) => {
	const editor = await person(db, 'editor');
	const list = async () =>
		(await lighthousesPage(db)).lighthouses.map((one) => [one.slug, one.described !== null]);
	expect(await list()).toEqual([
		['ten-schools', false],
		['reunited-families', false],
		['better-services', false],
		['bland-dig-i-byen', false],
	]);
	await rejects(() => lighthousePage(db, slug), { status: 404 });
	await rejects(() => verbs.addStep(db, editor, slug, { title: 'Et trin', dueOn: '2026-12-01' }), {
		status: 404,
	});
	await rejects(() => verbs.describeLighthouse(db, editor, 'intet-fyr', input, null), { status: 404 });
	await verbs.describeLighthouse(db, editor, slug, input, null);
	await verbs.describeLighthouse(db, editor, slug, { ...input, place: 'Elleve skoler' }, null);
	expect((await lighthousePage(db, slug)).lighthouse).toMatchObject({
		place: 'Elleve skoler',
		districtNr: 8,
	});
	expect((await list())[0]).toEqual(['ten-schools', true]);
});

test('steps are reached and not, results have their source, and both can be taken away', async ({ db }) => {
	const editor = await person(db, 'editor');
	await verbs.describeLighthouse(db, editor, slug, input, null);
	await verbs.addStep(db, editor, slug, { title: 'Skolerne er valgt', dueOn: '2026-02-01' });
	await verbs.addStep(db, editor, slug, { title: 'Alle har lektiecafé', dueOn: '2027-02-01' });
	const [first, second] = (await lighthousePage(db, slug)).steps;
	await verbs.markStep(db, editor, slug, { milestone: first!.id, reached: 'yes' });
	expect((await lighthousesPage(db)).lighthouses[0]!.described).toMatchObject({ steps: 2, reached: 1 });
	await verbs.markStep(db, editor, slug, { milestone: first!.id, reached: 'no' });
	await verbs.removeStep(db, editor, slug, second!.id);
	await verbs.removeStep(db, editor, slug, second!.id);
	expect((await lighthousePage(db, slug)).steps).toMatchObject([{ id: first!.id, reachedAt: null }]);
	const result = {
		foundOn: '2026-06-01',
		words: 'Flere kommer i lektiecafé.',
		source: 'Skolerne',
		sourceUrl: null,
	};
	await verbs.addResult(db, editor, slug, { ...result, submission: undefined });
	const [found] = (await lighthousePage(db, slug)).results;
	expect(found).toMatchObject(result);
	await verbs.removeResult(db, editor, slug, found!.id);
	expect((await lighthousePage(db, slug)).results).toEqual([]);
});

test('who takes part is who has promised something that still stands, and is shown', async ({ db }) => {
	const editor = await person(db, 'editor');
	await verbs.describeLighthouse(db, editor, slug, input, null);
	const [kept, gone, hidden] = [
		await player(db, 'association', { name: 'Ærø Forening' }),
		await player(db, 'school', { name: 'Borgskolen' }),
		await player(db, 'business', { name: 'Cykelhuset' }),
	];
	const promise = (organisationId: number) => makeCommitment(db, { type: 'homework-help', organisationId });
	const [own, taken, other] = [await promise(kept.id), await promise(gone.id), await promise(hidden.id)];
	for (const one of [own, taken, other]) await verbs.linkToLighthouse(db, editor, slug, one.slug);
	const names = async () => (await lighthousePage(db, slug)).partners.map(({ name }) => name);
	expect(await names()).toEqual(['Borgskolen', 'Cykelhuset', 'Ærø Forening']);
	expect(await lighthousesCarriedBy(db, own.id)).toMatchObject([{ slug }]);
	await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', hidden.id).execute();
	await db
		.updateTable('commitment')
		.set({ state: 'withdrawn', stateReason: 'Vi kan ikke' })
		.where('id', '=', taken.id)
		.execute();
	expect(await names()).toEqual(['Ærø Forening']);
	await verbs.unlinkFromLighthouse(db, editor, slug, own.slug);
	expect(await names()).toEqual([]);
});

test('who may', async ({ db }) => {
	const editor = await person(db, 'editor');
	await verbs.describeLighthouse(db, editor, slug, input, null);
	const nobody: Actor[] = [
		visitor,
		(await player(db)).as('owner'),
		await person(db, 'auditor'),
		await person(db, 'consultant'),
		await person(db, 'moderator'),
	];
	const result = { foundOn: '2026-06-01', words: 'Flere kommer.', source: 'Skolerne', sourceUrl: null };
	const acts: ((actor: Actor) => Promise<unknown>)[] = [
		(actor) => verbs.describeLighthouse(db, actor, slug, input, null),
		(actor) => verbs.addStep(db, actor, slug, { title: 'Et trin', dueOn: '2026-12-01' }),
		(actor) => verbs.markStep(db, actor, slug, { milestone: 1, reached: 'yes' }),
		(actor) => verbs.removeStep(db, actor, slug, 1),
		(actor) => verbs.addResult(db, actor, slug, { ...result, submission: undefined }),
		(actor) => verbs.removeResult(db, actor, slug, 1),
	];
	for (const act of acts) {
		for (const actor of nobody) await rejects(() => act(actor), { status: 404 });
		await expect(act(editor)).resolves.not.toThrow();
	}
	await rejects(() => lighthouseDesk(db, visitor, slug, ''), { status: 404 });
	expect(await lighthouseDesk(db, await person(db, 'auditor'), slug, '')).toMatchObject({ mayWrite: false });
});
