import { sql } from 'kysely';
import { describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import type { OrganisationState } from '#lib/accounts/organisation-states.ts';
import { doublesPage } from '#lib/organisations/doubles/double-readers.server.ts';
import { pairOf, waysToMerge, type DoubleSign } from '#lib/organisations/doubles/double.ts';
import { findDoubles, lookAgain, sayDifferent } from '#lib/organisations/doubles/doubles.server.ts';
import { mergeOrganisations } from '#lib/organisations/merging/merging.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { person, makeOrganisation, makeSite, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';

interface Entry {
	name: string;
	district?: 2 | 3 | null;
	state?: OrganisationState;
	cvr?: string;
	website?: string;
	publicEmail?: string;
	contactEmail?: string;
}

async function entered(
	db: Database,
	{ district = 3, ...given }: Entry,
): Promise<{ id: number; slug: string }> {
	const organisation = await makeOrganisation(db, [], { kind: 'association', ...given });
	if (district) await makeSite(db, organisation.id, { districtNr: district });
	return organisation;
}

const look = (db: Database) => findDoubles.handle(db, {});
const open = async (db: Database) => (await doublesPage(db, await person(db, 'auditor'), null)).pairs;

const one: Entry = { name: 'Sejlmageren' };
const site = 'https://www.sejl.example/om';
const found: [string, Entry, Entry, DoubleSign[]][] = [
	['the same name', one, one, ['name', 'district']],
	['in capitals', one, { name: 'SEJLMAGEREN' }, ['name', 'district']],
	['with a sign', one, { name: 'Sejl-mageren!' }, ['name', 'district']],
	['in two words', one, { name: 'Sejl mageren' }, ['name', 'district']],
	['with ApS', one, { name: 'Sejlmageren ApS' }, ['name', 'district']],
	['with A/S', one, { name: 'Sejlmageren A/S' }, ['name', 'district']],
	['with AS', one, { name: 'Sejlmageren AS' }, ['name', 'district']],
	['with I/S and a stop', one, { name: 'Sejlmageren I/S.' }, ['name', 'district']],
	['with stops in it', { name: 'Bolig A.M.B.A.' }, { name: 'Bolig' }, ['name', 'district']],
	['an association', one, { name: 'Foreningen Sejlmageren' }, ['name', 'district']],
	['a fund', one, { name: 'Fonden Sejlmageren' }, ['name', 'district']],
	['an institution', one, { name: 'Den selvejende institution Sejlmageren' }, ['name', 'district']],
	['without Danish letters', { name: 'Ørnens Gård' }, { name: 'Oernens Gaard' }, ['name', 'district']],
	['and, and its sign', { name: 'Krop & Sind' }, { name: 'Krop og Sind' }, ['name', 'district']],
	['in Arabic', { name: 'بيت الجار' }, { name: 'بيت الجار ' }, ['name', 'district']],
	['only listed', one, { ...one, state: 'listed' }, ['name', 'district']],
	[
		'elsewhere, on one website',
		{ ...one, website: site },
		{ ...one, district: 2, website: 'https://sejl.example' },
		['name', 'website'],
	],
	[
		'elsewhere, with mail at one place',
		{ ...one, publicEmail: 'post@sejl.example' },
		{ ...one, district: 2, contactEmail: 'Ida@Sejl.example' },
		['name', 'email'],
	],
	[
		'elsewhere, with one address at a place that is everybody’s',
		{ ...one, publicEmail: 'sejl@gmail.com' },
		{ ...one, district: null, publicEmail: 'Sejl@gmail.com' },
		['name', 'email'],
	],
	[
		'elsewhere, on one page of a site that is everybody’s',
		{ ...one, website: 'https://www.facebook.com/sejl/' },
		{ ...one, district: 2, website: 'https://www.facebook.com/sejl' },
		['name', 'website'],
	],
	['one with a number', { ...one, cvr: '13585628' }, one, ['name', 'district']],
];
const notFound: [string, Entry, Entry][] = [
	['another name', one, { name: 'Sejlmagerne' }],
	['a word more', one, { name: 'Sejlmageren Nord' }],
	['only the kind of body in common', { name: 'Foreningen' }, { name: 'Fonden' }],
	['elsewhere', one, { ...one, district: 2 }],
	['without a place', one, { ...one, district: null }],
	['other names on one website', { ...one, website: site }, { name: 'Rebslageren', website: site }],
	[
		'elsewhere, both with mail at a place that is everybody’s',
		{ ...one, publicEmail: 'ida@gmail.com' },
		{ ...one, district: 2, publicEmail: 'bo@gmail.com' },
	],
	[
		'elsewhere, both on a site that is everybody’s',
		{ ...one, website: 'https://facebook.com/sejl' },
		{ ...one, district: 2, website: 'https://facebook.com/mager' },
	],
	['two numbers', { ...one, cvr: '13585628' }, { ...one, cvr: '25050053' }],
	['both only listed', { ...one, state: 'listed' }, { ...one, state: 'listed' }],
	['an application', one, { ...one, state: 'waiting' }],
	['closed', one, { ...one, state: 'closed' }],
	['suspended', one, { ...one, state: 'suspended' }],
];

describe('two entries look alike', () => {
	test.for(found)('%s', async ([, a, b, same], { db }) => {
		const [first, second] = [await entered(db, a), await entered(db, b)];
		await look(db);
		expect(await open(db)).toMatchObject([{ oneId: first.id, otherId: second.id, same }]);
	});
	test('one number, where no rule of the register kept it out', async ({ db }) => {
		const roof = await entered(db, { name: 'Paraplyen' });
		const first = await entered(db, { name: 'Sejlmageren', cvr: '13585628' });
		const second = await entered(db, { name: 'Rebslageren', district: 2 });
		await sql`update organisation set cvr = '13585628', parent_id = ${roof.id} where id = ${second.id}`.execute(
			db,
		);
		await look(db);
		expect(await open(db)).toMatchObject([{ oneId: first.id, otherId: second.id, same: ['cvr'] }]);
	});
});

describe('two entries do not look alike', () => {
	test.for(notFound)('%s', async ([, a, b], { db }) => {
		await entered(db, a);
		await entered(db, b);
		await look(db);
		expect(await open(db)).toEqual([]);
	});
	test('a unit and what it is a unit of, or two units of one', async ({ db }) => {
		const whole = await entered(db, one);
		for (const unit of [await entered(db, one), await entered(db, one)])
			await sql`update organisation set parent_id = ${whole.id} where id = ${unit.id}`.execute(db);
		await look(db);
		expect(await open(db)).toEqual([]);
	});
});

describe('a pair', () => {
	test('is found once; what no longer looks alike goes', async ({ db }) => {
		const [first, second] = [await entered(db, one), await entered(db, one)];
		await look(db);
		const [before] = await open(db);
		await look(db);
		expect(await open(db)).toEqual([before]);
		await sql`update organisation set name = 'Rebslageren' where id = ${second.id}`.execute(db);
		await look(db);
		expect(await open(db)).toEqual([]);
		expect(pairOf(second.id, first.id)).toEqual({ oneId: first.id, otherId: second.id });
	});

	test('is said to be two, by whom, and may be looked at again', async ({ db }) => {
		const [first, second] = [await entered(db, one), await entered(db, one)];
		await look(db);
		const karen = await person(db, 'consultant');
		const two = { one: second.id, other: first.id };
		await sayDifferent(db, karen, two);
		await look(db);
		const after = await doublesPage(db, karen, null);
		expect(after.pairs).toEqual([]);
		expect(after.different).toMatchObject([{ oneId: first.id, saidBy: karen.person.name }]);
		await lookAgain(db, karen, two);
		expect(await open(db)).toHaveLength(1);
		const verbs = await db
			.selectFrom('auditEntry')
			.select('verb')
			.where('organisationId', '=', first.id)
			.orderBy('id')
			.execute();
		expect(verbs.map(({ verb }) => verb)).toEqual([
			'organisation.said_different',
			'organisation.looked_at_again',
		]);
	});

	test('is the municipality’s, and whoever decides about organisations says what it is', async ({ db }) => {
		const [first, second] = [await entered(db, one), await entered(db, one)];
		await look(db);
		const two = { one: first.id, other: second.id };
		for (const stranger of [visitor, await person(db)])
			await expect(doublesPage(db, stranger, null)).rejects.toMatchObject({ status: 404 });
		for (const role of ['auditor', 'moderator', 'editor'] as const) {
			expect((await doublesPage(db, await person(db, role), null)).mayDecide).toBe(false);
			await expect(sayDifferent(db, await person(db, role), two)).rejects.toMatchObject({ status: 404 });
		}
		expect(await open(db)).toHaveLength(1);
	});

	test('goes from the list when the two are merged', async ({ db }) => {
		const [from, into] = [await player(db), await player(db)];
		await sql`update organisation set name = 'Sejlmageren', public_email = 'post@sejl.example', cvr = null
			where id in (${from.id}, ${into.id})`.execute(db);
		await look(db);
		const [pair] = await open(db);
		expect(
			waysToMerge(pair!)
				.map((way) => way.into.id)
				.toSorted(),
		).toEqual([from.id, into.id].toSorted());
		await mergeOrganisations(db, await person(db, 'consultant'), {
			...{ from: from.slug, into: into.slug },
			reason: 'Samme leder.',
		});
		expect(await open(db)).toEqual([]);
	});

	test('of which one is only listed, can go one way', () => {
		const entry = { slug: 'a', name: 'A', kind: 'business', cvr: null, address: null } as const;
		const [listed, partner] = [
			{ ...entry, id: 1, state: 'listed' },
			{ ...entry, id: 2, state: 'approved' },
		] as const;
		expect(waysToMerge({ one: listed, other: partner })).toEqual([{ from: listed, into: partner }]);
	});

	test('is one of many, a page at a time', async ({ db }) => {
		for (let at = 0; at < 21; at++)
			for (const _ of 'to') await entered(db, { name: `Kreds ${String.fromCharCode(97 + at)}x` });
		await look(db);
		const auditor = await person(db, 'auditor');
		const page = await doublesPage(db, auditor, null);
		const rest = await doublesPage(db, auditor, page.next);
		expect([page.pairs.length, rest.pairs.length, rest.next]).toEqual([20, 1, null]);
	});
});
