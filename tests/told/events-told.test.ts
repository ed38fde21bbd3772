/** What is said of an event as time goes by: on its page, in lists, on the poster, in mails. */
import { createRawSnippet, type Component } from 'svelte';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import EventCard from '#lib/events/EventCard.svelte';
import EventPanel from '#lib/events/EventPanel.svelte';
import { findEvent, organiserContact } from '#lib/events/queries.server.ts';
import { cancelledLetter, changedLetter, signedUpLetter } from '#lib/events/registrations/letters.server.ts';
import { explore } from '#lib/explore/explore.server.ts';
import { nothingAsked } from '#lib/explore/filter.ts';
import FoundItem from '#lib/explore/FoundItem.svelte';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import Poster from '../../src/routes/(public)/events/[event]/poster/+page.svelte';
import { makeEvent, organisation } from '../support/cast/events.ts';
import { test } from '../support/database.ts';

beforeAll(() => setClock('2026-11-25T11:00:00Z'));
afterAll(() => setClock(null));

const read = (component: Component<never>, props: object): string =>
	withLocale('da', () => render(component as Component, { props }).body)
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ');
const at = (day: string, time: string) => copenhagenInstant(day, time);
const nothing = createRawSnippet(() => ({ render: () => '<i></i>' }));

/** An evening with two seats, from six to eight. */
const evening = {
	startsAt: at('2026-11-25', '18:00'),
	endsAt: at('2026-11-25', '20:00'),
	capacity: 2,
};
const seats = '2 pladser tilbage';
const calendar = 'kalender';
const poster = 'Plakat';

describe('only what still makes sense is offered', () => {
	test.for([
		// state, time, what the page offers, what a list says
		['published', '17:00', [seats, calendar, poster], [seats]],
		['published', '19:00', [calendar, poster], ['I gang']],
		['published', '20:00', [], ['Afsluttet']],
		['cancelled', '17:00', [], ['Aflyst']],
		['postponed', '17:00', [], ['Udsat']],
	] as const)('%s, at %s', async ([state, time, offered, said], { db }) => {
		const { id } = await organisation(db, 'huset');
		const { slug } = await makeEvent(db, id, { ...evening, state });
		const event = (await findEvent(db, slug))!;
		const now = at('2026-11-25', time);
		const panel = read(EventPanel as Component<never>, { event, now, url: '', children: nothing });
		expect([seats, calendar, poster].filter((text) => panel.includes(text))).toEqual(offered);
		const card = read(EventCard as Component<never>, { event, now });
		const all = [seats, 'I gang', 'Afsluttet', 'Aflyst', 'Udsat'];
		expect(all.filter((text) => card.includes(text))).toEqual(said);
		const sheet = read(Poster as Component<never>, {
			data: { event, now, url: 'https://blanddigibyen.kk.dk', qr: { size: 1, d: '' }, parts: [] },
		});
		expect(sheet.includes('Aflyst'), 'on the poster').toBe(state === 'cancelled');
	});

	test('a list says what is on, and for how many days', async ({ db }) => {
		const { id } = await organisation(db, 'huset');
		const days = { startsAt: at('2026-11-24', '10:00'), endsAt: at('2026-11-29', '16:00') };
		await makeEvent(db, id, { ...days, title: 'Ugen ud', capacity: 2 });
		await makeEvent(db, id, { ...evening, title: 'I aften' });
		const now = at('2026-11-25', '19:00');
		const { days: found } = await explore(db, nothingAsked, { after: null, limit: 20, now });
		const items = found.flatMap(({ day, things }) =>
			things.map((thing) => read(FoundItem as Component<never>, { thing, day, now, languageNames: {} })),
		);
		expect(items).toHaveLength(2);
		expect(items[0]).toMatch(/29\. sidste dag.*Ugen ud.*I gang nu.*24\. nov\. – 29\. nov\./);
		expect(items[1]).toMatch(/18 \.00.*I aften.*I gang nu/);
		expect(items.join()).not.toContain('pladser');
	});
});

describe('the year is said whenever it is not this one', () => {
	test('in mails, in lists and on the poster', async ({ db }) => {
		const { id } = await organisation(db, 'huset');
		const { slug } = await makeEvent(db, id, {
			startsAt: at('2028-02-08', '18:00'),
			endsAt: at('2028-02-08', '20:00'),
		});
		const event = (await findEvent(db, slug))!;
		const now = at('2026-11-25', '12:00');
		const reader = {
			...{ name: 'Anna', people: 1 },
			...{ state: 'confirmed' as const, heldUntil: null, offeredUntil: null },
		};
		const matter = { event, organiser: await organiserContact(db, id), secret: 'x' };
		const letters = withLocale('da', () => [
			signedUpLetter(reader, matter),
			signedUpLetter({ ...reader, state: 'unconfirmed' }, matter),
			changedLetter(null)(reader, matter),
			cancelledLetter(reader, matter),
		]);
		for (const { text } of letters)
			expect([text].flat().join('\n')).toContain('Tirsdag 8. februar 2028 kl. 18.00');
		expect(read(EventCard as Component<never>, { event, now })).toContain('feb. 2028');
		const data = { event, now, url: 'https://blanddigibyen.kk.dk', qr: { size: 1, d: '' }, parts: [] };
		expect(read(Poster as Component<never>, { data })).toContain('Tirsdag 8. februar 2028');
	});
});
