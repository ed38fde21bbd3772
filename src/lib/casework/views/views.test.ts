import { expect } from 'vitest';
import { dormantPage, howManyAreDormant } from '#lib/casework/dormant/dormant.server.ts';
import { readDormantFilter } from '#lib/casework/dormant/dormant-filter.ts';
import { worklists } from '#lib/contributions/contribution.ts';
import { cityDesk, howManyToVerify } from '#lib/contributions/desk.server.ts';
import { readFlagFilter } from '#lib/moderation/flags/flag.ts';
import { flagsOfTheCity, howManyFlags } from '#lib/moderation/readers.server.ts';
import { caseStates, readCaseChoice } from '#lib/organisations/application/cases.ts';
import { howManyCases, listCases } from '#lib/organisations/readers.server.ts';
import { visitor } from '#lib/accounts/actor.ts';
import { listViews, ownViews, removeView, saveView, showOnDesk } from '#lib/casework/views/views.server.ts';
import { mostViews, viewAddress, viewLists } from '#lib/casework/views/view.ts';
import { howManyFit, partnerChoices, partnerPage } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { commitment } from '../../../../tests/support/cast/commitments.ts';
import { makeSite, person, player } from '../../../../tests/support/cast/people.ts';
import { test } from '../../../../tests/support/database.ts';
import { city as oneOfEach } from '../../../../tests/sweeps/one-of-each.ts';

const schools = { list: 'partners' as const, name: 'Skoler', query: '?kind=school', onDesk: false };
const filterOf = (query: string) => readPartnerFilter(new URLSearchParams(query));

test('saving a filter makes a new view, and never takes the place of another', async ({ db }) => {
	const karen = await person(db, 'consultant');
	await saveView(db, karen, schools);
	const again = { ...schools, query: '?kind=business', name: 'SKOLER' };
	await expect(saveView(db, karen, again)).rejects.toMatchObject({ code: 'view_name_taken', field: 'name' });
	await saveView(db, karen, { ...again, name: 'Virksomheder' });
	expect(await ownViews(db, karen)).toMatchObject([
		schools,
		{ name: 'Virksomheder', query: '?kind=business' },
	]);
});

test.for(viewLists)('a view of %s is of that list, and takes the place of none', async (list, { db }) => {
	const karen = await person(db, 'consultant');
	for (const each of viewLists)
		await saveView(db, karen, { ...schools, list: each, query: `?kind=business` });
	await expect(saveView(db, karen, { ...schools, list })).rejects.toMatchObject({ code: 'view_name_taken' });
	const id = Number(await saveView(db, karen, { ...schools, list, name: 'Nye' }));
	const at = new URL(`https://by.example/municipality/${list}?view=${id}`);
	expect(await listViews(db, karen, list, at)).toMatchObject({
		views: [
			{ list, name: 'Nye', query: '?kind=school' },
			{ list, name: 'Skoler', query: '?kind=business' },
		],
		opened: { id },
	});
	const other = viewLists.find((one) => one !== list)!;
	expect(await listViews(db, karen, other, at)).toMatchObject({ views: [{ list: other }], opened: null });
	expect(viewAddress({ list, id, query: '?kind=school' })).toBe(
		`/municipality/${list}?kind=school&view=${id}`,
	);
	expect(await ownViews(db, karen)).toHaveLength(viewLists.length + 1);
});

test('a form sent twice saves one view', async ({ db }) => {
	const karen = await person(db, 'consultant');
	const input = { ...schools, submission: crypto.randomUUID() };
	expect(await saveView(db, karen, input)).toBe(await saveView(db, karen, input));
	expect(await ownViews(db, karen)).toHaveLength(1);
});

test('a view is one person’s own', async ({ db }) => {
	const [karen, anders] = [await person(db, 'consultant'), await person(db, 'auditor')];
	const view = Number(await saveView(db, karen, schools));
	await saveView(db, anders, schools);
	for (const touch of [
		() => showOnDesk(db, anders, { view, onDesk: true }),
		() => removeView(db, anders, { view }),
		() => ownViews(db, visitor),
	])
		await expect(touch()).rejects.toMatchObject({ status: 404 });
	await showOnDesk(db, karen, { view, onDesk: true });
	expect(await ownViews(db, karen)).toMatchObject([{ onDesk: true }]);
	await removeView(db, karen, { view });
	expect(await ownViews(db, karen)).toEqual([]);
	expect(await ownViews(db, anders)).toHaveLength(1);
});

test('there is an end to them', async ({ db }) => {
	const karen = await person(db, 'consultant');
	for (let index = 0; index < mostViews; index++)
		await saveView(db, karen, { ...schools, name: `Nr. ${index}` });
	await expect(saveView(db, karen, schools)).rejects.toMatchObject({ code: 'views_full' });
});

async function city(db: Database) {
	const school = await player(db, 'school', { roles: [] });
	const shop = await player(db, 'business', { roles: [], signed: false });
	await player(db, 'business', { roles: [], state: 'suspended' });
	await makeSite(db, school.id, { districtNr: 3 });
	await makeSite(db, school.id, { districtNr: 3 });
	await makeSite(db, school.id, { districtNr: 1 });
	await makeSite(db, shop.id, { districtNr: 1 });
}

test('a view of each list of the desk counts what the list gives', async ({ db }) => {
	await oneOfEach(db);
	const { id: organisationId } = await player(db, 'school', { roles: [] });
	const commitmentId = await commitment(db, organisationId, 'mentoring');
	const told = { organisationId, commitmentId, amount: 1, happenedOn: '2026-06-01' };
	await db.insertInto('contribution').values([told, told]).execute();
	const karen = await person(db, 'consultant');
	const asked = (queries: readonly string[]) => queries.map((query) => new URLSearchParams(query));
	const all = [...caseStates.map((state) => `state=${state}`), 'kind=school', 'district=noerrebro'];
	const cases = asked(all).map(readCaseChoice);
	const flags = asked(['', 'state=closed', 'reason=spam', 'reason=unlawful']).map(readFlagFilter);
	const dormant = asked(['', 'months=3', 'about=closing', 'kind=school']).map(readDormantFilter);
	const page = { after: null, limit: 100 };
	const each = <Asked>(filters: readonly Asked[], count: (filter: Asked) => Promise<number>) =>
		Promise.all(filters.map(count));
	const counted: Record<string, [number[], number[]]> = {
		approvals: [
			await howManyCases(db, cases),
			await each(cases, async (filter) => (await listCases(db, filter)).rows.length),
		],
		flags: [
			await howManyFlags(db, karen, flags),
			await each(flags, async (filter) => (await flagsOfTheCity(db, karen, filter, null)).flags.length),
		],
		dormant: [
			await howManyAreDormant(db, karen, dormant),
			await each(dormant, async (filter) => (await dormantPage(db, karen, filter, page)).dormant.length),
		],
		contributions: [
			await howManyToVerify(db, karen, worklists),
			await each(worklists, async (show) => (await cityDesk(db, karen, show)).contributions.length),
		],
	};
	for (const [list, [said, given]] of Object.entries(counted)) {
		expect(said, list).toEqual(given);
		expect(Math.max(...said), list).toBeGreaterThan(0);
	}
});

test('each choice says how many it would give, and gives as many', async ({ db }) => {
	await city(db);
	const auditor = await person(db, 'auditor');
	const counts = await partnerChoices(db, auditor, filterOf(''), []);
	expect(counts).toEqual({
		all: 2,
		unsigned: 1,
		state: { approved: 2, suspended: 1 },
		kind: { school: 1, business: 1 },
		district: { 1: 2, 3: 1 },
		goal: {},
		lacks: {},
	});
	const given = async (query: string) =>
		(await partnerPage(db, auditor, filterOf(query), { after: null, limit: 25, now: now() })).partners.length;
	expect(await given('?district=noerrebro')).toBe(counts.district[3]);
	expect(await given('?kind=business')).toBe(counts.kind.business);
	expect(await given('?unsigned=1')).toBe(counts.unsigned);
	expect((await partnerChoices(db, auditor, filterOf('?kind=business'), [])).district).toEqual({ 1: 1 });
	expect(await howManyFit(db, auditor, ['?kind=school', '?state=suspended'].map(filterOf))).toEqual([1, 1]);
	await expect(partnerChoices(db, visitor, filterOf(''), [])).rejects.toMatchObject({ status: 404 });
});
