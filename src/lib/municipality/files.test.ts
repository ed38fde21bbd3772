/** Tables that a consultant takes out say what their pages say, spelled as the language's spreadsheets read it. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { addContribution } from '#lib/contributions/contributions.server.ts';
import { cityDesk } from '#lib/contributions/desk.server.ts';
import { contributionsCsv } from '#lib/contributions/file.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { balanceCsv } from '#lib/matching/file.server.ts';
import { needsOfTheCity } from '#lib/matching/municipal.server.ts';
import { coverageCsv, coverageGeoJson } from '#lib/municipality/coverage/file.server.ts';
import { worklistCsv } from '#lib/municipality/worklist/file.server.ts';
import { worklist } from '#lib/municipality/worklist/worklist.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { districts } from '#lib/geography/districts.ts';
import { commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../tests/support/cast/people.ts';
import { withDatabase, test } from '../../../tests/support/database.ts';
import { city, now } from '../../../tests/sweeps/one-of-each.ts';

const db = withDatabase();
beforeAll(async () => {
	setClock(now);
	await city(db());
	const us = await player(db(), 'business');
	const { id } = await commitmentBy(db(), us, { type: 'mentor-hours', target: 10 });
	await addContribution(db(), us.as('reporter'), us.id, {
		commitment: id,
		amount: 2.5,
		happenedOn: '2026-11-03',
		note: 'Kun for dem, der ser på det',
	});
});
afterAll(() => setClock(null));

const read = (text: string, locale: Locale) =>
	parse(text, { bom: true, delimiter: locale === 'da' ? ';' : ',' }) as string[][];

describe.each(['da', 'en'] as const)('in %s', (locale) => {
	test('districts by focus area: each place once, with its place among what is missing', async () => {
		const found = await whereToAct(
			db(),
			await person(db(), 'consultant'),
			{ kind: null, layer: 'commitments' },
			new Date(now),
		);
		const [head, ...rows] = withLocale(locale, () => read(coverageCsv(found), locale));
		expect(head).toHaveLength(7);
		expect(rows).toHaveLength(districts.length * currentEdition().focusAreas.length);
		const ranks = rows.map((row) => row[4]).filter(Boolean);
		expect(ranks.map(Number).toSorted((a, b) => a - b)).toEqual(found.spots.map((_, at) => at + 1));
		expect(rows.filter((row) => row[4] && !row[6])).toEqual([]);
		const promises = rows.reduce((sum, row) => sum + Number(row[3]), 0);
		const cells = found.coverages[0]!.rows.flatMap((row) => row.cells);
		expect(promises).toBe(cells.reduce((sum, { count }) => sum + count, 0));
	});

	test('the worklist: as it stands on the page, with where each is decided', async () => {
		const asked = { after: null, limit: 100 };
		const { items } = await worklist(db(), await person(db(), 'auditor'), { kind: null }, asked);
		const [head, ...rows] = withLocale(locale, () =>
			read(
				worklistCsv(items, { now: new Date(now), addressOf: (path) => `https://by.example${path}` }),
				locale,
			),
		);
		expect(head).toHaveLength(8);
		expect(rows.map((row) => row[1])).toEqual(items.map(({ title }) => title));
		expect(rows.every((row) => row[7]!.startsWith('https://by.example/municipality/'))).toBe(true);
		expect(rows.every((row) => /^\d+$/.test(row[4]!))).toBe(true);
	});

	test('contributions to look at: those of the page, and their numbers as the language spells them', async () => {
		const consultant = await person(db(), 'consultant');
		const { contributions } = await cityDesk(db(), consultant, 'waiting');
		expect(contributions).toHaveLength(1);
		const text = await withLocale(locale, () =>
			contributionsCsv(db(), consultant, 'waiting', (path) => `https://by.example${path}`),
		);
		const [head, row] = read(text, locale);
		expect(head).toHaveLength(9);
		expect(row!.slice(1, 3)).toEqual([contributions[0]!.commitment.title, locale === 'da' ? '2,5' : '2.5']);
		expect(row![8]).toBe(`https://by.example/municipality/contributions/${contributions[0]!.id}`);
		expect(text).not.toContain('Kun for dem, der ser på det');
		await expect(contributionsCsv(db(), visitor, 'waiting', String)).rejects.toMatchObject({ status: 404 });
	});

	test('needs beside offers: a line for each kind', async () => {
		const { balance } = await needsOfTheCity(db());
		expect(balance.length).toBeGreaterThan(0);
		const [head, ...rows] = withLocale(locale, () => read(balanceCsv(balance), locale));
		expect(head).toHaveLength(6);
		expect(rows.map((row) => Number(row[2]))).toEqual(balance.map(({ needs }) => needs));
	});
});

describe('districts by focus area as a map', () => {
	type Feature = {
		type: string;
		geometry: { type: string; coordinates: [number, number][][] };
		properties: Record<string, unknown>;
	};
	const at = (kind: 'business' | null) => ({ kind, layer: 'commitments' as const });
	const read = async (kind: 'business' | null) => {
		const found = await whereToAct(db(), await person(db(), 'consultant'), at(kind), new Date(now));
		const { type, features } = JSON.parse(coverageGeoJson(found)) as { type: string; features: Feature[] };
		return { found, type, features };
	};

	test.each([null, 'business'] as const)('the figures of the page, of all or of %s', async (kind) => {
		const { found, type, features } = await read(kind);
		expect(type).toBe('FeatureCollection');
		const places = found.coverages.flatMap(({ edition, rows }) =>
			rows.flatMap(({ nr, name, cells }) =>
				cells.map(({ area, count, level }) => {
					const rank = found.spots.findIndex((spot) => spot.district === nr && spot.area === area);
					const spot = found.spots[rank];
					return {
						...{ district: name, districtNr: nr, area, edition: edition.key, promises: count, level },
						rank: spot ? rank + 1 : null,
						weight: spot?.weight ?? null,
						reasons: spot?.reasons.map((reason) => reason.kind) ?? [],
					};
				}),
			),
		);
		expect(features.map(({ properties }) => properties)).toEqual(places);
	});

	test('each place is a closed ring against the clock, longitude first', async () => {
		const { features } = await read(null);
		for (const { type, geometry, properties } of features) {
			expect([type, geometry.type, geometry.coordinates.length]).toEqual(['Feature', 'Polygon', 1]);
			const [ring] = geometry.coordinates as [[number, number][]];
			expect(ring.length).toBeGreaterThan(10);
			expect(ring.at(-1)).toEqual(ring[0]);
			const twice = ring
				.slice(1)
				.reduce((sum, [lng, lat], index) => sum + ring[index]![0] * lat - lng * ring[index]![1], 0);
			expect(twice, String(properties.district)).toBeGreaterThan(0);
			for (const [lng, lat] of ring) {
				expect(lng).toBeGreaterThan(12.4);
				expect(lng).toBeLessThan(12.8);
				expect(lat).toBeGreaterThan(55.5);
				expect(lat).toBeLessThan(55.8);
			}
		}
	});
});
