/** The number beside each choice of the list's filter is how many the list shows when it is chosen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { districts } from '#lib/geography/districts.ts';
import { partnerChoices, partnerFile } from '#lib/municipality/overview.server.ts';
import { partnerStates, readPartnerFilter, type PartnerFilter } from '#lib/municipality/partner-filter.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import { useFileStore } from '#lib/platform/files/files.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { seedDemo } from '../../scripts/seed/demo.ts';
import { person } from '../support/cast/people.ts';
import { withDatabase } from '../support/database.ts';

const db = withDatabase();
const { focusAreas, goals } = currentEdition();
const aims = [...focusAreas, ...goals].map(({ slug }) => slug);
let consultant: Actor;

beforeAll(async () => {
	setClock('2026-11-22T10:00:00Z');
	useFileStore({ put: async () => {}, get: async () => null, delete: async () => {}, tidy: async () => {} });
	await seedDemo(db());
	consultant = await person(db(), 'consultant');
});
afterAll(() => {
	setClock(null);
	useFileStore(undefined);
});

const shown = async (filter: PartnerFilter) => (await partnerFile(db(), consultant, filter, now())).length;

describe('the number beside a choice is what it gives', () => {
	const goal = goals[3]!.slug;
	const area = focusAreas[1]!.slug;
	test.each([
		'',
		'q=nord',
		'kind=school',
		'unsigned=1',
		'district=noerrebro',
		`goal=${goal}`,
		`goal=${area}&district=noerrebro`,
		`lacks=${area}`,
		`lacks=${area}&district=noerrebro`,
		`goal=${goal}&lacks=${area}`,
	])('with %s', async (asked) => {
		const filter = readPartnerFilter(new URLSearchParams(asked));
		const counts = await partnerChoices(db(), consultant, filter, aims);
		type Choice = readonly [name: string, change: Partial<PartnerFilter>, count: number | undefined];
		const inDistricts = districts.map(({ nr, slug }): Choice => [
			slug,
			{ district: nr },
			counts.district[nr],
		]);
		const choices: Choice[] = [
			['as it is', {}, counts.all],
			['unsigned', { unsigned: true }, counts.unsigned],
			...partnerStates.map((state): Choice => [state, { state }, counts.state[state]]),
			...organisationKinds.map((kind): Choice => [kind, { kind }, counts.kind[kind]]),
			...aims.map((aim): Choice => [`toward ${aim}`, { goal: aim }, counts.goal[aim]]),
			...aims.map((aim): Choice => [`nothing toward ${aim}`, { lacks: aim }, counts.lacks[aim]]),
			...(filter.goal || filter.lacks ? [] : inDistricts),
		];
		const said = choices.map(([name, , count]) => [name, count ?? 0]);
		const given = await Promise.all(
			choices.map(async ([name, change]) => [name, await shown({ ...filter, ...change })]),
		);
		expect(said).toEqual(given);
		if (asked === '') expect(counts.goal[goal]).toBeGreaterThan(0);
	});
});
