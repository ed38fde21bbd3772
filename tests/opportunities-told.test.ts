/** What a list says of an opportunity's places: how many are left only while one can apply. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { copenhagenInstant } from '#lib/i18n/dates.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import OpportunityCard from '#lib/opportunities/OpportunityCard.svelte';

const now = copenhagenInstant('2026-11-25', '12:00');
const words = ['2 pladser', 'Alle pladser er besat', 'Lukket', 'Fristen er gået'];

test.each([
	['published', '2026-11-25', 0, ['2 pladser']],
	['published', '2026-11-25', 2, ['Alle pladser er besat']],
	['published', '2026-11-24', 0, ['Fristen er gået']],
	['closed', '2026-11-26', 0, ['Lukket']],
	['closed', '2026-11-26', 2, ['Alle pladser er besat']],
] as const)('%s, to be applied for by %s, %i filled', (state, deadlineOn, filled, said) => {
	const organiser = { id: 1, slug: 'huset', name: 'Huset', kind: 'association' };
	const facts = {
		slug: 'plads',
		kind: 'mentor',
		title: 'Bliv mentor',
		contentLocale: 'da',
		danishLevel: 'none',
	};
	const opportunity = { ...facts, state, deadlineOn, places: 2, filled, organiser, districtNr: 3 };
	const { body } = withLocale('da', () =>
		render(OpportunityCard as unknown as Component, { props: { opportunity, now } }),
	);
	expect(words.filter((word) => body.includes(word))).toEqual(said);
});
