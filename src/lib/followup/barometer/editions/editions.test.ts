/** An edition's way, with a real database: who may take which step, and what the database refuses whoever asks. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import type { Actor } from '#lib/accounts/actor.ts';
import { barometerDesk, editionDesk } from '#lib/followup/barometer/desk-readers.server.ts';
import * as editions from '#lib/followup/barometer/editions/editions.server.ts';
import { stepsFor } from '#lib/followup/barometer/editions/edition.ts';
import { enterFigure, removeFigure } from '#lib/followup/barometer/figures.server.ts';
import {
	addBreak,
	changeIndicator,
	createIndicator,
	retireIndicator,
} from '#lib/followup/barometer/indicators.server.ts';
import type { FigureInput, IndicatorInput } from '#lib/followup/barometer/input.ts';
import {
	barometerOfGoal,
	barometerPage,
	indicatorPage,
} from '#lib/followup/barometer/shown/public-readers.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { nothingMore } from '../../../../../tests/support/cast/barometer.ts';
import { person, type Somebody } from '../../../../../tests/support/cast/people.ts';
import { test } from '../../../../../tests/support/database.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

const input: IndicatorInput = {
	goal: '2011-2014/goal-7',
	name: 'Andel, der oplever diskrimination',
	nameEn: null,
	unit: '%',
	unitEn: null,
	direction: 'down',
	decimals: 1,
	countsPeople: false,
	baselineOn: '2025-01-01',
	target: null,
	targetOn: null,
	tolerance: 0.5,
	source: 'En undersøgelse',
	sourceUrl: null,
	method: 'Vi spørger et udsnit.',
	methodEn: null,
	...nothingMore,
	wordingRead: true,
	submission: undefined,
};
const figure = (halfYear: string, value: number | null, more: Partial<FigureInput> = {}): FigureInput => ({
	halfYear,
	value,
	districtNr: null,
	reference: null,
	withheld: value === null ? 'not_ready' : null,
	provisional: false,
	base: null,
	note: null,
	...more,
});
const half = '2026-01-01';

/** An indicator with figures, and an edition that is being collected. */
async function measured(db: Database) {
	const [rikke, jonas] = [await person(db, 'editor'), await person(db, 'administrator')];
	const slug = (await createIndicator(db, rikke, input)).split('/').at(-1)!;
	await enterFigure(db, rikke, slug, figure('2025-01-01', 22));
	await enterFigure(db, rikke, slug, figure('2025-07-01', 23));
	await enterFigure(db, rikke, slug, figure(half, 24.6));
	await editions.beginEdition(db, rikke, half);
	return { rikke, jonas, slug };
}

async function released(db: Database) {
	const there = await measured(db);
	await editions.draftEdition(db, there.rikke, half);
	await editions.checkEdition(db, there.jonas, half, 'Set efter mod kilden.');
	await editions.releaseEdition(db, there.jonas, half);
	return there;
}
const frozen = /frozen|append-only|goes from|said before/;
const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });

test.for([
	['collecting', null, ['draft']],
	['draft', 1, ['return']],
	['draft', 2, ['check', 'return']],
	['checked', 1, ['return']],
	['checked', 2, ['release', 'return']],
	['released', 1, ['correct']],
] as const)('%s, drafted by %d: what the first may do', ([state, draftedBy, steps]) => {
	expect(stepsFor({ state, draftedBy }, 1)).toEqual(steps);
});

describe('an edition', () => {
	test('is drafted by one, checked and released by another, and then public', async ({ db }) => {
		const { rikke, jonas, slug } = await measured(db);
		await editions.draftEdition(db, rikke, half);
		expect((await barometerPage(db, null)).edition).toBeNull();
		await expect(indicatorPage(db, slug, null)).rejects.toMatchObject({ status: 404 });
		await refused(editions.checkEdition(db, rikke, half, 'Det ser fint ud'), 'barometer_own_draft');
		await editions.checkEdition(db, jonas, half, 'Set efter mod kilden.');
		await refused(editions.releaseEdition(db, rikke, half), 'barometer_own_draft');
		await editions.releaseEdition(db, jonas, half);
		await refused(editions.releaseEdition(db, jonas, half), 'barometer_state_changed');

		const page = await barometerPage(db, null);
		expect(page.edition?.halfYear).toBe(half);
		expect(page.lines).toHaveLength(1);
		expect(page.lines[0]?.indicator).toMatchObject({
			class: 'worse',
			baseValue: 22,
			lastValue: 23,
			currentValue: 24.6,
			tolerance: 0.5,
		});
		expect(page.lines[0]?.drawing?.dots).toHaveLength(3);
		expect((await barometerOfGoal(db, '2011-2014/goal-7'))?.lines).toHaveLength(1);
		expect(await barometerOfGoal(db, '2011-2014/goal-1')).toBeNull();
		const trail = await db.selectFrom('auditEntry').select('verb').orderBy('id').execute();
		expect(trail.map(({ verb }) => verb).filter((verb) => verb.startsWith('barometer.'))).toEqual(
			['begun', 'drafted', 'checked', 'released'].map((step) => `barometer.${step}`),
		);
	});

	test('goes back with a reason, and is drafted anew', async ({ db }) => {
		const { rikke, jonas, slug } = await measured(db);
		await editions.draftEdition(db, rikke, half);
		await editions.returnEdition(db, jonas, half, 'Tallet er fra en anden tabel.');
		const desk = await editionDesk(db, rikke, '2026-1');
		expect(desk.edition).toMatchObject({ state: 'collecting', returnWords: 'Tallet er fra en anden tabel.' });
		await enterFigure(db, rikke, slug, figure(half, 20));
		await editions.draftEdition(db, jonas, half);
		expect((await editionDesk(db, jonas, '2026-1')).indicators[0]).toMatchObject({ class: 'better' });
		// Whoever drafted it last is who may not check it.
		await refused(editions.checkEdition(db, jonas, half, 'Fint'), 'barometer_own_draft');
		await editions.checkEdition(db, rikke, half, 'Set efter mod kilden.');
	});

	test('is not begun twice, ahead of time, or with nothing to measure', async ({ db }) => {
		const rikke = await person(db, 'editor');
		await refused(editions.beginEdition(db, rikke, half), 'barometer_no_indicators');
		await createIndicator(db, rikke, input);
		await refused(editions.beginEdition(db, rikke, '2027-01-01'), 'barometer_edition_ahead');
		await editions.beginEdition(db, rikke, half);
		await refused(editions.beginEdition(db, rikke, half), 'barometer_edition_known');
		await refused(editions.draftEdition(db, rikke, half), 'barometer_no_figures');
		expect((await editionDesk(db, rikke, '2026-1')).missing).toHaveLength(1);
	});

	test('says what was wrong beside it, once it is out', async ({ db }) => {
		const { rikke, slug } = await released(db);
		const { indicators } = await editionDesk(db, rikke, '2026-1');
		const erratum = { indicator: indicators[0]!.indicatorId, words: 'Det rigtige tal er 24,5.' };
		await editions.writeErratum(db, rikke, half, erratum);
		await editions.writeErratum(db, rikke, half, { indicator: null, words: 'Datoen var forkert.' });
		await expect(
			editions.writeErratum(db, rikke, half, { indicator: 999, words: 'Nej.' }),
		).rejects.toMatchObject({ status: 404 });
		expect((await indicatorPage(db, slug, null)).errata).toHaveLength(2);
		expect((await barometerPage(db, null)).lines[0]?.errata).toBe(1);
	});
});

describe('the database holds', () => {
	test('the four eyes', async ({ db }) => {
		const { rikke, jonas } = await measured(db);
		await editions.draftEdition(db, rikke, half);
		const own = {
			state: 'checked' as const,
			checkedAt: new Date(),
			checkedBy: rikke.person.id,
			checkWords: 'Nej',
		};
		await expect(db.updateTable('barometerEdition').set(own).execute()).rejects.toThrow(/another_checks/);
		await editions.checkEdition(db, jonas, half, 'Set efter mod kilden.');
		const release = { state: 'released' as const, releasedAt: new Date(), releasedBy: rikke.person.id };
		await expect(db.updateTable('barometerEdition').set(release).execute()).rejects.toThrow(
			/another_releases/,
		);
	});

	test('that no step is left out', async ({ db }) => {
		const { jonas } = await measured(db);
		const release = { state: 'released' as const, releasedAt: new Date(), releasedBy: jonas.person.id };
		await expect(db.updateTable('barometerEdition').set(release).execute()).rejects.toThrow(/goes from/);
	});

	test.for([
		'barometer_edition',
		'barometer_edition_indicator',
		'barometer_edition_value',
		'barometer_edition_break',
	])('%s of a released edition: neither changed nor deleted, and nothing added', async (table, { db }) => {
		const there = await measured(db);
		await addBreak(db, there.rikke, there.slug, { halfYear: '2025-07-01', words: 'Et nyt spørgsmål.' });
		await editions.draftEdition(db, there.rikke, half);
		// What is checked is what is released: a draft does not move either.
		if (table !== 'barometer_edition')
			await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(frozen);
		await editions.checkEdition(db, there.jonas, half, 'Set efter mod kilden.');
		await editions.releaseEdition(db, there.jonas, half);
		const [column] = table === 'barometer_edition' ? ['begun_at'] : ['indicator_id'];
		await expect(
			sql`update ${sql.table(table)} set ${sql.ref(column!)} = ${sql.ref(column!)}`.execute(db),
		).rejects.toThrow(frozen);
		await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toThrow(frozen);
		if (table === 'barometer_edition_value')
			await expect(
				sql`insert into barometer_edition_value (edition_id, indicator_id, half_year, value)
						select edition_id, indicator_id, '2024-01-01', 1 from barometer_edition_indicator`.execute(db),
			).rejects.toThrow(frozen);
	});

	test('errata: only of what is released, and never rewritten', async ({ db }) => {
		const { rikke } = await measured(db);
		const write = () =>
			sql`insert into barometer_erratum (edition_id, words, written_by)
				select id, 'Forkert dato', ${rikke.person.id} from barometer_edition`.execute(db);
		await expect(write()).rejects.toThrow(/only a released/);
		const other = await person(db, 'administrator');
		await editions.draftEdition(db, rikke, half);
		await editions.checkEdition(db, other, half, 'Set efter mod kilden.');
		await editions.releaseEdition(db, other, half);
		await write();
		await expect(sql`update barometer_erratum set words = 'Nej nej'`.execute(db)).rejects.toThrow(frozen);
		await expect(sql`delete from barometer_erratum`.execute(db)).rejects.toThrow(frozen);
	});

	test('what a figure is measured by, once it is in', async ({ db }) => {
		const { rikke, slug } = await measured(db);
		await changeIndicator(db, rikke, slug, { ...input, tolerance: 5 }, null);
		const tolerances = () =>
			db.selectFrom('barometerEditionIndicator').select('tolerance').executeTakeFirstOrThrow();
		expect(await tolerances()).toEqual({ tolerance: 0.5 });
		await expect(sql`update barometer_edition_indicator set tolerance = 5`.execute(db)).rejects.toThrow(
			frozen,
		);
		// Before the figure is in, it follows.
		await editions.beginEdition(db, rikke, '2026-07-01');
		await changeIndicator(db, rikke, slug, { ...input, tolerance: 3 }, null);
		const rows = await db
			.selectFrom('barometerEditionIndicator')
			.select('tolerance')
			.orderBy('editionId')
			.execute();
		expect(rows.map(({ tolerance }) => tolerance)).toEqual([0.5, 3]);
	});
});

describe('what is learnt later', () => {
	test('changes nothing that is out', async ({ db }) => {
		const { rikke, slug } = await released(db);
		const before = await indicatorPage(db, slug, null);
		await enterFigure(db, rikke, slug, figure(half, 1));
		await enterFigure(db, rikke, slug, figure('2026-07-01', 2));
		await changeIndicator(db, rikke, slug, { ...input, name: 'Et andet navn', unit: 'point' }, null);
		await addBreak(db, rikke, slug, { halfYear: half, words: 'Et nyt spørgsmål.' });
		expect(await indicatorPage(db, slug, null)).toEqual(before);
		await retireIndicator(db, rikke, slug);
		expect(await indicatorPage(db, slug, null)).toEqual(before);
		await expect(enterFigure(db, rikke, slug, figure(half, 3))).rejects.toMatchObject({ status: 404 });
		expect((await barometerDesk(db, rikke)).indicators).toEqual([]);
	});

	test('is in the next edition', async ({ db }) => {
		const { rikke, jonas, slug } = await released(db);
		await enterFigure(db, rikke, slug, figure('2026-07-01', null));
		await editions.beginEdition(db, rikke, '2026-07-01');
		await editions.draftEdition(db, rikke, '2026-07-01');
		await editions.checkEdition(db, jonas, '2026-07-01', 'Set efter mod kilden.');
		await editions.releaseEdition(db, jonas, '2026-07-01');
		expect((await indicatorPage(db, slug, null)).indicator).toMatchObject({
			class: 'unknown',
			because: 'withheld',
		});
		expect((await indicatorPage(db, slug, '2026-1')).indicator.class).toBe('worse');
		const { editions: all, edition } = await barometerPage(db, '2026-1');
		expect([all.length, edition?.halfYear]).toEqual([2, half]);
	});
});

test('who only reads is told there is nothing to write, and who is not of the city that there is nothing', async ({
	db,
}) => {
	const { rikke, slug } = await measured(db);
	const stranger = await person(db);
	const verbs: ((actor: Actor) => Promise<unknown>)[] = [
		(actor) => createThrough(db, actor),
		(actor) => enterThrough(db, actor, slug),
		(actor) => removeThrough(db, actor, slug),
		(actor) => throughEdition(db, actor),
	];
	for (const role of ['consultant', 'moderator', 'auditor'] as const) {
		const reader: Somebody = await person(db, role);
		for (const verb of verbs)
			await expect(Promise.resolve().then(() => verb(reader))).rejects.toMatchObject({ status: 404 });
		expect((await barometerDesk(db, reader)).mayMeasure).toBe(false);
		expect((await editionDesk(db, reader, '2026-1')).steps).toEqual([]);
	}
	await expect(barometerDesk(db, stranger)).rejects.toMatchObject({ status: 404 });
	expect((await editionDesk(db, rikke, '2026-1')).steps).toEqual(['draft']);
});

const createThrough = (db: Database, actor: Actor) => createIndicator(db, actor, input);
const enterThrough = (db: Database, actor: Actor, slug: string) =>
	enterFigure(db, actor, slug, figure(half, 1));
const removeThrough = (db: Database, actor: Actor, slug: string) => removeFigure(db, actor, slug, 1);
const throughEdition = (db: Database, actor: Actor) => editions.draftEdition(db, actor, half);

test('words that may shut somebody out are looked at before they are saved', async ({ db }) => {
	const rikke = await person(db, 'editor');
	const doubtful = { ...input, name: 'Andel af etniske minoriteter i job', wordingRead: false };
	await refused(createIndicator(db, rikke, doubtful), 'wording_unread');
	await createIndicator(db, rikke, { ...doubtful, wordingRead: true });
});
