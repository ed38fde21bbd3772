/** What a list says of an opportunity's places: how many are left only while one can apply. */
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import Page from '../../src/routes/(public)/opportunities/[opportunity]/+page.svelte';
import { m } from '#lib/paraglide/messages.js';
import { copenhagenInstant, formatDay } from '#lib/i18n/dates.ts';
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

test.each([
	['2026-11-25', 'i dag'],
	['2026-11-26', 'i morgen'],
	['2026-11-27', null],
	['2026-12-24', null],
	['2027-02-01', null],
])('the page says its deadline once, %s', (deadlineOn, near) => {
	const organiser = { id: 1, slug: 'huset', name: 'Huset', kind: 'association', state: 'approved' };
	const opportunity = {
		...{ slug: 'plads', kind: 'mentor', title: 'Bliv mentor', contentLocale: 'da', danishLevel: 'none' },
		...{
			state: 'published',
			deadlineOn,
			places: 2,
			filled: 0,
			organiser,
			districtNr: 3,
			languages: [],
			categories: [],
		},
		...{ description: '', learn: '', programme: '', startsOn: null, address: 'Kapelvej 16' },
	};
	const data = { opportunity, standing: 'open', noticeOnly: false, now, url: 'https://x.example/' };
	const { body } = withLocale('da', () =>
		render(Page as unknown as Component, { props: { data }, context: new Map() }),
	);
	const plain = body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
	const label = withLocale('da', m.opportunity_deadline_short);
	const deadline = plain.slice(
		plain.indexOf(` ${label} `) + label.length + 2,
		plain.indexOf(` ${withLocale('da', m.event_where_short)} `),
	);
	expect(deadline).toBe(
		withLocale('da', () =>
			[formatDay(deadlineOn, now), m.opportunity_deadline_hour(), near].filter(Boolean).join(' '),
		),
	);
});
