/** What a network puts first: who says so, in which order, and when it is not shown. */
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { leaveNetwork } from '#lib/networks/joining/joining.server.ts';
import { networkPage, ownNetworkPage } from '#lib/networks/joining/readers.server.ts';
import {
	freePlace,
	mostPins,
	pastedPin,
	pinnedPath,
	pinPlaces,
	type PinPlace,
} from '#lib/networks/pins/pin.ts';
import { movePinUp, pinThing, unpin } from '#lib/networks/pins/pins.server.ts';
import { href } from '#lib/i18n/urls.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { forumOf, memberOf, networkOf } from '../../../../tests/support/cast/dialogue/forums.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-20T11:00:00Z'));
afterAll(() => setClock(null));
const notThere = { status: 404 };
const soon = { startsAt: new Date('2026-12-01T17:00Z'), endsAt: new Date('2026-12-01T19:00Z') };
const eventOf = (db: Database, org: Player, title: string, given: object = {}) =>
	makeEvent(db, org.id, { title, ...soon, ...given });

async function stage(db: Database) {
	const [city, lead, school, stranger] = [
		await person(db, 'consultant'),
		await player(db, 'association'),
		await player(db, 'school'),
		await player(db, 'housing'),
	];
	const network = await networkOf(db, city, lead, { joining: 'open' });
	await memberOf(db, network, school);
	const runs = lead.as('editor');
	return {
		...{ city, lead, school, stranger, network, runs },
		pin: (path: string) => pinThing(db, runs, network, path),
		/** What everybody sees first. */
		shown: async () => (await networkPage(db, network)).pins.map(({ title }) => title),
		desk: async () => (await ownNetworkPage(db, runs, lead.slug, network)).running!.pins,
	};
}

test('things of members stand first, in the order of who coordinates it, and once', async ({ db }) => {
	const { pin, shown, desk, school, network, runs } = await stage(db);
	const [one, other] = [await eventOf(db, school, 'Kaffe'), await eventOf(db, school, 'Tur')];
	const promise = await commitmentBy(db, school);
	await pin(`https://by.example${href(`/events/${one.slug}`, 'da')}`);
	await pin(href(`/commitments/${promise.slug}`, 'en'));
	await pin(`/events/${one.slug}?x=1`);
	const [first, second] = await desk();
	expect([first!.title, second!.slug]).toEqual(['Kaffe', promise.slug]);
	const page = await networkPage(db, network);
	expect(page.pins.map(({ by }) => by)).toEqual([school.name, school.name]);
	expect(page.events.map(({ slug }) => slug)).toEqual([other.slug]);
	expect(page.promises).toEqual([]);
	await movePinUp(db, runs, network, first!.id);
	await movePinUp(db, runs, network, second!.id);
	expect((await desk()).map(({ id }) => id)).toEqual([second!.id, first!.id]);
	await unpin(db, runs, network, second!.id);
	expect(await shown()).toEqual(['Kaffe']);
	await expect(unpin(db, runs, network, second!.id)).rejects.toMatchObject(notThere);
});

test('only who coordinates it says so, and of a network alone', async ({ db }) => {
	const { network, school, city, lead, pin, desk } = await stage(db);
	const { slug } = await eventOf(db, school, 'Kaffe');
	await pin(`/events/${slug}`);
	const { id } = (await desk())[0]!;
	for (const actor of [visitor, city, school.as('owner'), lead.as('reader')]) {
		await expect(pinThing(db, actor, network, `/events/${slug}`)).rejects.toMatchObject(notThere);
		await expect(movePinUp(db, actor, network, id)).rejects.toMatchObject(notThere);
		await expect(unpin(db, actor, network, id)).rejects.toMatchObject(notThere);
	}
	const forum = await forumOf(db, city);
	await expect(pinThing(db, city, forum, `/events/${slug}`)).rejects.toMatchObject(notThere);
});

describe('what is pinned', () => {
	test.for<[string, (at: Awaited<ReturnType<typeof stage>>, db: Database) => Promise<string> | string]>([
		['no page of ours', () => 'ingenting'],
		['a partner', ({ school }) => `/partners/${school.slug}`],
		['nobody’s event', () => '/events/findes-ikke'],
		['a stranger’s', async ({ stranger }, db) => `/events/${(await eventOf(db, stranger, 'Fremmed')).slug}`],
		[
			'a draft',
			async ({ school }, db) =>
				`/events/${(await eventOf(db, school, 'Kladde', { state: 'draft', publishedAt: null })).slug}`,
		],
		[
			'one that is over',
			async ({ school }, db) =>
				`/events/${
					(
						await eventOf(db, school, 'Forbi', {
							startsAt: new Date('2026-11-01T17:00Z'),
							endsAt: new Date('2026-11-01T18:00Z'),
						})
					).slug
				}`,
		],
	])('is not %s', async ([, pathOf], { db }) => {
		const at = await stage(db);
		const path = await pathOf(at, db);
		await expect(at.pin(path)).rejects.toMatchObject({ code: 'circle_pin_unknown', field: 'pin' });
	});

	test('is at most six, which the database keeps too', async ({ db }) => {
		const { school, pin, desk, network } = await stage(db);
		for (let made = 0; made < mostPins; made++)
			await pin(`/events/${(await eventOf(db, school, `Kaffe ${made}`)).slug}`);
		const { id, slug } = await eventOf(db, school, 'En for meget');
		await expect(pin(`/events/${slug}`)).rejects.toMatchObject({ code: 'circle_most' });
		expect(await desk()).toHaveLength(mostPins);
		const { id: circleId } = await db
			.selectFrom('circle')
			.select('id')
			.where('slug', '=', network)
			.executeTakeFirstOrThrow();
		const { person: by } = (await person(db, 'editor')) as { person: { id: number } };
		for (const [place, constraint_name] of [
			[7 as PinPlace, 'circle_pin_six_places'],
			[6, 'circle_pin_place_once'],
		] as const)
			await expect(
				db.insertInto('circlePin').values({ circleId, place, eventId: id, pinnedBy: by.id }).execute(),
			).rejects.toMatchObject({ constraint_name });
	});

	test('goes from the page with its thing, and comes back with it', async ({ db }) => {
		const { school, pin, shown, desk, network } = await stage(db);
		const { id, slug } = await eventOf(db, school, 'Kaffe');
		await pin(`/events/${slug}`);
		const set = (state: 'cancelled' | 'published') =>
			db.updateTable('event').set({ state }).where('id', '=', id).execute();
		await set('cancelled');
		expect(await shown()).toEqual([]);
		expect(await desk()).toMatchObject([{ isShown: false, title: '', by: school.name }]);
		await set('published');
		expect(await shown()).toEqual(['Kaffe']);
		const halt = (state: 'suspended' | 'approved') =>
			db.updateTable('organisation').set({ state }).where('id', '=', school.id).execute();
		await halt('suspended');
		expect(await shown()).toEqual([]);
		await halt('approved');
		expect(await shown()).toEqual(['Kaffe']);
		await leaveNetwork(db, school.as('editor'), school.slug, network);
		expect(await shown()).toEqual([]);
		await memberOf(db, network, school);
		expect(await shown()).toEqual(['Kaffe']);
		setClock('2026-12-02T11:00:00Z');
		expect(await shown()).toEqual([]);
		await db.deleteFrom('event').where('id', '=', id).execute();
		expect(await desk()).toEqual([]);
	});
});

test('an address that was pasted is known in every language, and gives back what it is of', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('event', 'opportunity', 'commitment'),
			fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,8}){0,3}$/),
			fc.constantFrom('da', 'en'),
			fc.constantFrom('', 'https://by.example'),
			(kind, slug, locale, host) => {
				expect(pastedPin(host + href(pinnedPath(kind, slug), locale))).toEqual({ kind, slug });
				expect(pastedPin(host + href(`${pinnedPath(kind, slug)}/edit`, locale))).toBeNull();
			},
		),
	);
});

test('the first place that is free is taken', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.constantFrom(...pinPlaces)), (taken) => {
			const place = freePlace(taken);
			if (place === null) expect(taken).toHaveLength(mostPins);
			else {
				expect(taken).not.toContain(place);
				expect(pinPlaces.filter((before) => before < place && !taken.includes(before))).toEqual([]);
			}
		}),
	);
});
