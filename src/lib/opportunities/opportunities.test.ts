import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { commitment, deliveredOf } from '../../../tests/support/cast/commitments.ts';
import { organisation, type TestOrganisation } from '../../../tests/support/cast/events.ts';
import { opportunityInput, placementInput } from '#lib/opportunities/input.ts';
import * as verbs from '#lib/opportunities/opportunities.server.ts';
import { canBecome, opportunityStanding, opportunityStates } from '#lib/opportunities/opportunity.ts';
import { fillPlace, takePlaceBack } from '#lib/opportunities/placements.server.ts';
import { findOpportunity, placementsOf } from '#lib/opportunities/queries.server.ts';
import {
	openOpportunitiesOf,
	opportunitiesServing,
	opportunityPage,
} from '#lib/opportunities/readers.server.ts';
import { deadlineEntry, jobData } from '#lib/opportunities/structured.ts';
import { m } from '#lib/paraglide/messages.js';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { formValues } from '#lib/platform/forms/form-values.ts';
import { formErrors } from '#lib/platform/forms/forms.server.ts';
import { test } from '../../../tests/support/database.ts';

beforeAll(() => setClock('2026-11-22T12:00:00Z'));
afterAll(() => setClock(null));

type Changes = Record<string, string | string[]>;
function read(siteId: number, changes: Changes = {}) {
	const form = new FormData();
	const fields: Changes = {
		kind: 'apprenticeship',
		title: 'Bliv elektriker hos os',
		programme: 'Elektriker, hovedforløb',
		description: 'Du trækker ledninger i gamle huse sammen med en svend.',
		learn: 'At læse en tegning.',
		places: '3',
		deadlineOn: '1.12.2026',
		startsOn: '1.2.2027',
		danishLevel: 'good',
		languages: ['da'],
		where: 'site',
		site: String(siteId),
		contactEmail: 'job@example.dk',
		...changes,
	};
	for (const [name, value] of Object.entries(fields))
		for (const text of [value].flat()) form.append(name, text);
	return v.safeParse(opportunityInput, formValues(form, opportunityInput));
}
const input = (org: TestOrganisation, changes: Changes = {}) => {
	const result = read(org.siteId, changes);
	if (!result.success) throw new Error(JSON.stringify(formErrors(result.issues)));
	return result.output;
};

async function published(db: Database, org: TestOrganisation, changes: Changes = {}): Promise<string> {
	const path = await verbs.createOpportunity(db, org.as('editor'), org.slug, input(org, changes));
	const slug = path.split('/').at(-1) ?? '';
	await verbs.publishOpportunity(db, org.as('editor'), org.slug, slug, { wordingRead: false });
	return slug;
}
const refused = (code: string) => ({ name: 'Refused', code });
const notFound = { status: 404 };
const today = { filledOn: '2026-11-22' };

const bad: [what: string, changes: Changes, field: string, sentence: () => string][] = [
	['31 February', { deadlineOn: '31.2.2026' }, 'deadlineOn', () => m.field_day_wrong({ typed: '31.2.2026' })],
	['start before deadline', { startsOn: '1.11.2026' }, 'startsOn', m.opportunity_start_before_deadline],
	['no way to apply', { contactEmail: '' }, 'contactEmail', m.opportunity_contact_missing],
	['a javascript: link', { link: 'javascript:alert(1)' }, 'link', m.field_web_wrong],
	['no places', { places: '' }, 'places', m.opportunity_places_missing],
	[
		'too many places',
		{ places: '1001' },
		'places',
		() => m.field_number_whole({ least: '1', most: '1.000' }),
	],
	['not an e-mail', { contactEmail: 'nej' }, 'contactEmail', m.field_email_wrong],
	[
		'a point in Sweden',
		{ where: 'other', address: 'Malmø 1', point: '55.6050, 13.0038' },
		'point',
		m.field_point_outside,
	],
	['another kind', { kind: 'slave' }, 'kind', m.opportunity_kind_missing],
];

describe('opportunity form', () => {
	test.for(bad)('%s', ([, changes, field, sentence]) => {
		expect(formErrors(read(1, changes).issues ?? [])[field]).toBe(sentence());
	});
	test('a place cannot be filled tomorrow; empty is today', () => {
		expect(v.parse(placementInput, {})).toMatchObject({ filledOn: '2026-11-22' });
		expect(v.safeParse(placementInput, { filledOn: '23.11.2026' }).success).toBe(false);
	});
});

describe('opportunities', () => {
	test('ten at once for three places: three are filled, and counted once each', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const toward = await commitment(db, org.id, 'apprenticeships');
		const slug = await published(db, org, { commitment: String(toward) });
		const fills = await Promise.allSettled(
			Array.from({ length: 10 }, () => fillPlace(db, org.as('reporter'), org.slug, slug, today)),
		);
		const done = fills.flatMap((fill) => (fill.status === 'fulfilled' ? [fill.value] : []));
		expect(done.sort()).toEqual([1, 2, 3]);
		expect(await deliveredOf(db, toward)).toBe(3);
		const opportunity = await findOpportunity(db, slug);
		expect(opportunity && opportunityStanding(opportunity, '2026-11-22')).toBe('filled');
		await expect(fillPlace(db, org.as('reporter'), org.slug, slug, today)).rejects.toMatchObject(
			refused('opportunity_all_filled'),
		);
		await expect(
			verbs.changeOpportunity(db, org.as('editor'), org.slug, slug, input(org, { places: '2' })),
		).rejects.toMatchObject(refused('opportunity_places_filled'));
		expect(await opportunitiesServing(db, toward, 5)).toHaveLength(1);
	});

	test('a place marked by mistake is open again, once, and stays on record', async ({ db }) => {
		const [org, theirs] = [await organisation(db, 'nordlys'), await organisation(db, 'b')];
		const toward = await commitment(db, org.id, 'apprenticeships');
		const slug = await published(db, org, { commitment: String(toward) });
		const fill = () => fillPlace(db, org.as('reporter'), org.slug, slug, today);
		await fill();
		await fill();
		await fill();
		const { id } = (await findOpportunity(db, slug))!;
		const placement = (await placementsOf(db, id))[1]!.id;
		const back = (as = org.as('reporter'), slugOf = org.slug) =>
			takePlaceBack(db, as, slugOf, slug, { placement, reason: 'Den forkerte' });
		await expect(back(org.as('reader'))).rejects.toMatchObject(notFound);
		await expect(back(theirs.as('owner'), theirs.slug)).rejects.toMatchObject(notFound);
		const tries = await Promise.allSettled([back(), back()]);
		expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		await expect(back()).rejects.toMatchObject(refused('opportunity_place_open'));
		expect(await findOpportunity(db, slug)).toMatchObject({ filled: 2 });
		expect(await deliveredOf(db, toward)).toBe(2);
		expect(await fill()).toBe(2);
		expect(await deliveredOf(db, toward)).toBe(3);
		expect(
			(await placementsOf(db, id)).map(({ ordinal, takenBackAt }) => [ordinal, takenBackAt !== null]),
		).toEqual([
			[1, false],
			[2, true],
			[2, false],
			[3, false],
		]);
		const write = (change: { takenBackReason: string; takenBackAt?: Date }) =>
			db.updateTable('placement').set(change).where('opportunityId', '=', id).execute();
		await expect(write({ takenBackReason: 'x' })).rejects.toThrow();
		await expect(
			db
				.updateTable('placement')
				.set({ takenBackReason: 'x', takenBackAt: new Date() })
				.where('id', '>', placement + 1)
				.execute(),
		).rejects.toMatchObject({ constraint_name: 'undone_deed_counts_nowhere' });
	});

	test('the same form sent twice fills one place', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await published(db, org);
		const twice = { ...today, submission: crypto.randomUUID() };
		const fill = () => fillPlace(db, org.as('reporter'), org.slug, slug, twice);
		expect(await Promise.all([fill(), fill()])).toEqual([1, 1]);
	});

	test('belong to their organisation, and drafts are its own', async ({ db }) => {
		const [mine, theirs] = [await organisation(db, 'a'), await organisation(db, 'b')];
		const slug = await published(db, mine);
		const draft =
			(await verbs.createOpportunity(db, mine.as('editor'), mine.slug, input(mine))).split('/').at(-1) ?? '';
		const tries = [
			() => verbs.changeOpportunity(db, theirs.as('owner'), theirs.slug, slug, input(theirs)),
			() => verbs.changeOpportunity(db, mine.as('reporter'), mine.slug, slug, input(mine)),
			() => verbs.closeOpportunity(db, mine.as('reader'), mine.slug, slug, ''),
			() => fillPlace(db, mine.as('reader'), mine.slug, slug, today),
			() => fillPlace(db, theirs.as('owner'), theirs.slug, slug, today),
			() => opportunityPage(db, visitor, draft),
		];
		for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(notFound);
		await expect(fillPlace(db, mine.as('editor'), mine.slug, draft, today)).rejects.toMatchObject(
			refused('opportunity_not_public'),
		);
	});

	test('are open until the last minute of their last day', async ({ db }) => {
		const org = await organisation(db, 'nordlys');
		const slug = await published(db, org, { deadlineOn: '22.11.2026' });
		setClock('2026-11-22T22:59:00Z');
		expect(await openOpportunitiesOf(db, org.id, 5)).toHaveLength(1);
		setClock('2026-11-22T23:01:00Z');
		expect(await openOpportunitiesOf(db, org.id, 5)).toHaveLength(0);
		setClock('2026-11-22T12:00:00Z');
		const opportunity = await findOpportunity(db, slug);
		if (!opportunity) throw new Error('gone');
		expect(jobData(opportunity, 'https://x.example')).toMatchObject({ validThrough: '2026-11-22T23:59:59' });
		expect(deadlineEntry(opportunity, 'https://x.example').when).toEqual({ day: '2026-11-22' });
	});

	test('the table of states, and what a change of terms does', async ({ db }) => {
		expect(
			Object.fromEntries(
				opportunityStates.map((from) => [from, opportunityStates.filter((to) => canBecome(from, to))]),
			),
		).toEqual({ draft: ['published'], published: ['closed', 'cancelled'], closed: [], cancelled: [] });
		const org = await organisation(db, 'nordlys');
		const slug = await published(db, org);
		await verbs.changeOpportunity(
			db,
			org.as('editor'),
			org.slug,
			slug,
			input(org, { deadlineOn: '5.12.2026' }),
		);
		expect(await findOpportunity(db, slug)).toMatchObject({ sequence: 1, deadlineOn: '2026-12-05' });
		await expect(
			verbs.changeOpportunity(
				db,
				org.as('editor'),
				org.slug,
				slug,
				input(org, { title: 'Unge under 30 søges' }),
			),
		).rejects.toMatchObject(refused('wording_unread'));
		await verbs.closeOpportunity(db, org.as('editor'), org.slug, slug, 'Tak for alle ansøgninger');
		await expect(verbs.cancelOpportunity(db, org.as('editor'), org.slug, slug, '')).rejects.toMatchObject(
			refused('opportunity_closed'),
		);
		expect(await fillPlace(db, org.as('reporter'), org.slug, slug, today)).toBe(1);
	});
});
