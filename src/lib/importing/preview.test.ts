/** What the preview of an import shows, with links and without a script. */
import { expect, vi } from 'vitest';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { uploadCalendar } from '#lib/importing/importing.server.ts';
import { ownSource, ownSources } from '#lib/importing/readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { textOf } from '../../../tests/support/as-visitor.ts';
import { makeEvent, organisation } from '../../../tests/support/cast/events.ts';
import { test } from '../../../tests/support/database.ts';
import ListPage from '../../routes/(member)/workspace/[organisation]/events/import/+page.svelte';
import SourcePage from '../../routes/(member)/workspace/[organisation]/events/import/[source]/+page.svelte';

vi.mock('$app/forms', () => ({ enhance: () => undefined }));
vi.mock('$app/state', () => ({ page: { data: {} } }));

test('shows days, prices, what looks alike, what was left, and lines that were not read; ended ones have links', async ({
	db,
}) => {
	setClock('2026-11-22T12:00:00Z');
	const [org, other] = [await organisation(db, 'a'), await organisation(db, 'b')];
	const where = { address: 'Rentemestervej 62', lat: 55.7105, lng: 12.5301, districtNr: 8 } as const;
	const alike = await makeEvent(db, other.id, {
		...where,
		title: 'Fællessang',
		startsAt: new Date('2026-12-01T17:00:00Z'),
	});
	const rows = [
		'titel;dato;fra;til;sted;pris',
		'Fællessangen;1.12.2026;18;20;Værkstedet;20',
		'Åbent hus;2.12.2026;;;Værkstedet;',
		'Dans;32.12.2026;18;20;;',
	];
	const path = await uploadCalendar(
		db,
		org.as('editor'),
		org.slug,
		{ danishLevel: 'little', publishes: true },
		new File([rows.join('\n')], 'a.csv'),
	);
	const source = path.split('/').at(-1)!;
	await db
		.insertInto('importItem')
		.values({
			sourceId: Number(source),
			uid: 'fra',
			recurrence: '',
			title: 'Vagtmøde',
			description: '',
			startsAt: new Date('2026-12-03T17:00:00Z'),
			endsAt: new Date('2026-12-03T18:00:00Z'),
			cancelled: false,
			sequence: 0,
			state: 'left',
		})
		.execute();
	const shown = async (page: unknown, read: object) =>
		withLocale(
			'da',
			() =>
				render(page as Component<{ data: object; form: null }>, {
					props: { data: { organisation: org, ...read }, form: null },
				}).body,
		);
	const asked = { organisation: org.slug, source: Number(source) };
	const html = await shown(SourcePage, await ownSource(db, org.as('editor'), asked, null));
	const text = textOf(html);
	expect(html).toContain(`href="/begivenheder/${alike.slug}"`);
	expect(text).toContain('Den ligner en begivenhed, der allerede er her:');
	expect(text).toContain('Firma b');
	expect(text).toMatch(/18\.00–20\.00, Værkstedet, 20/);
	expect(text).toContain('Onsdag 2. december hele dagen, Værkstedet');
	expect(text).toContain('Linje 4: Der står »32.12.2026«. Vi kan ikke læse datoen.');
	expect(text).toContain('Tag »Vagtmøde« med');
	expect(html.match(/type="checkbox"[^>]*checked/g)).toHaveLength(1);

	await db
		.insertInto('importSource')
		.values({
			organisationId: org.id,
			kind: 'feed',
			url: 'https://for.example/a.ics',
			danishLevel: 'none',
			endedAt: new Date('2026-11-20T12:00:00Z'),
		})
		.execute();
	const list = textOf(await shown(ListPage, await ownSources(db, org.as('editor'), org.slug)));
	expect(list).toContain('https://for.example/a.ics');
	expect(list).toContain('Ikke fulgt siden 20. november 2026');
	setClock(null);
});
