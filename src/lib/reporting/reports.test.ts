import { afterEach, beforeEach, describe, expect } from 'vitest';
import fc from 'fast-check';
import { sql } from 'kysely';
import { sayPeriod } from '#lib/reporting/labels.ts';
import { m } from '#lib/paraglide/messages.js';
import { sectorName } from '#lib/policy/kinds.ts';
import { theSystem } from '#lib/accounts/actor.ts';
import { contribute } from '#lib/contributions/contributions.server.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { findById } from '#lib/commitments/queries.server.ts';
import { addDays } from '#lib/i18n/copenhagen.ts';
import { standingFactsOf, standingOf } from '#lib/organisations/standing/standing-queries.server.ts';
import { standingSql } from '#lib/organisations/standing/standing-rows.server.ts';
import { coveredAtStart, standing } from '#lib/organisations/standing/standing.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { extend } from '#lib/reporting/extensions.server.ts';
import { howManyReport, reportOverview, reportOverviewCsv } from '#lib/reporting/overview/overview.server.ts';
import { sentReportOf } from '#lib/reporting/sent-report.server.ts';
import { districtNrs } from '#lib/geography/districts.ts';
import { organisationKinds } from '#lib/policy/kinds.ts';
import { readOverviewFilter, type OverviewFilter } from '#lib/reporting/overview/overview.ts';
import { reportPage } from '#lib/reporting/readers.server.ts';
import { saveDraft, sendReport } from '#lib/reporting/reports.server.ts';
import { partnership, commitmentBy } from '../../../tests/support/cast/commitments.ts';
import { person, type Player, player } from '../../../tests/support/cast/people.ts';
import { recount, type Typed, written } from '../../../tests/support/cast/reports.ts';
import { test } from '../../../tests/support/database.ts';

const half = '2026-07-01';
beforeEach(() => setClock('2026-12-10T09:00:00Z'));
afterEach(() => setClock(null));

/** A partner that owes the autumn's report, with commitments of 40. */
async function partner(db: Database, commitments = 1, given: Parameters<typeof commitmentBy>[2] = {}) {
	const club = await player(db);
	await owes(db, club, '2026-01-01');
	const all = [];
	for (let i = 0; i < commitments; i++) {
		all.push(await commitmentBy(db, club, { type: 'mentor-hours', target: 40, ...given }));
	}
	return { club, commitments: all, commitment: all[0]! };
}
const owes = (db: Database, { id }: { id: number }, coveredUntil: string) =>
	db.updateTable('reportingRecord').set({ coveredUntil }).where('organisationId', '=', id).execute();
const send = async (db: Database, club: Player, typed: Typed = {}, halfYear = half) =>
	sendReport(db, club.as('reporter'), club.id, halfYear, await written(db, club, halfYear, typed));
const draft = async (db: Database, club: Player, typed: Typed = {}, halfYear = half) =>
	saveDraft(db, club.as('reporter'), club.id, halfYear, await written(db, club, halfYear, typed, 'draft'));
const event = (db: Database, club: Player, commitmentId: number, amount: number, sourceId: number) =>
	db.transaction().execute((trx) =>
		contribute(trx, {
			commitmentId,
			organisationId: club.id,
			amount,
			sourceId,
			source: 'event',
			by: theSystem,
			happenedOn: '2026-09-09',
		}),
	);
const totals = async (db: Database, id: number) => (await findById(db, id))!.delivered;

describe('who owes reports', () => {
	test('from the signature on, until it is withdrawn or the organisation closes', async ({ db }) => {
		const club = await player(db, 'association', { signed: false });
		expect(await standingFactsOf(db, club.id)).toBeUndefined();
		const charter = await player(db);
		await sql`insert into signature (organisation_id, charter_version_id, organisation_name, code, signer_name, signer_title, text_hash, signed_at)
			select ${club.id}, charter_version_id, 'Klub', '1234-ABCD', signer_name, signer_title, text_hash, '2026-11-14T22:59:00Z'::timestamptz
			from signature where organisation_id = ${charter.id}`.execute(db);
		expect(await standingFactsOf(db, club.id)).toEqual({
			coveredUntil: '2026-01-01',
			reportedUntil: null,
			extension: null,
		});
		await sql`update signature set superseded_at = now() where organisation_id = ${club.id}`.execute(db);
		expect(await standingFactsOf(db, club.id)).toBeDefined();
		await sql`update signature set withdrawn_at = now(), withdrawn_reason = 'Slut nu' where organisation_id = ${club.id}`.execute(
			db,
		);
		expect(await standingFactsOf(db, club.id)).toBeUndefined();
		await sql`update organisation set state = 'closed' where id = ${charter.id}`.execute(db);
		expect(await standingFactsOf(db, charter.id)).toBeUndefined();
	});

	test('the database counts windows as the code does, midnight in Copenhagen included', async ({ db }) => {
		const { rows } = await sql<{
			day: string;
			covered: string;
		}>`select day::date as day, half_year_last_opened(day::date) as covered
			from generate_series('2024-01-01'::date, '2028-12-31'::date, '1 day') day`.execute(db);
		for (const { day, covered } of rows) expect([day, covered]).toEqual([day, coveredAtStart(day)]);
	});

	test('standing in SQL is standing', async ({ db }) => {
		const club = await player(db);
		const extension = { halfYear: '2027-01-01', until: '2027-07-28' };
		await owes(db, club, '2026-01-01');
		await db
			.insertInto('reportingExtension')
			.values({ organisationId: club.id, reason: 'Sygdom', ...extension })
			.execute();
		for (let today = '2026-05-10'; today < '2028-02-01'; today = addDays(today, 1)) {
			const { rows } = await sql`select ${standingSql('r', today)} as standing from reporting_record r
				where r.organisation_id = ${club.id}`.execute(db);
			const facts = { coveredUntil: '2026-01-01', today, extension };
			expect([today, rows[0]]).toEqual([today, { standing: standing(facts) }]);
		}
	});
});

describe('sending', () => {
	test('what is above the counted becomes one contribution, and restores the standing', async ({ db }) => {
		const { club, commitment } = await partner(db);
		await event(db, club, commitment.id, 3, 1);
		expect(await standingOf(db, club.id, '2026-12-10')).toBe('due');
		const page = (await reportPage(db, club.id))!;
		expect(page).toMatchObject({ halfYear: half, state: 'open', daysLeft: 21 });
		expect(page.lines[0]).toMatchObject({ counted: 3, amount: 3, completion: 2 });
		await send(db, club, { amounts: { [commitment.id]: '7,5' }, story: 'Det gik godt' });
		expect(await totals(db, commitment.id)).toBe(7.5);
		expect(await standingOf(db, club.id, '2026-12-10')).toBe('on_time');
		const rows = await db.selectFrom('contribution').selectAll().where('source', '=', 'report').execute();
		expect(rows).toMatchObject([
			{ amount: 4.5, happenedOn: '2026-12-10', level: 0, organisationId: club.id },
		]);
		const again = (await reportPage(db, club.id))!;
		expect(again.versions[0]?.content).toMatchObject({ story: 'Det gik godt', lines: [{ amount: 7.5 }] });
		expect(again.unsent).toBe(false);
	});

	test('again: only a changed number is corrected, and the first stays on record', async ({ db }) => {
		const { club, commitment } = await partner(db);
		expect(await send(db, club, { amounts: { [commitment.id]: 5 } })).toBe(1);
		expect(await send(db, club, { amounts: { [commitment.id]: 5 } })).toBe(1);
		expect(await send(db, club, { story: 'Nu med historie' })).toBe(2);
		expect(await send(db, club, { amounts: { [commitment.id]: 8 } })).toBe(3);
		expect(await send(db, club, { amounts: { [commitment.id]: 0 } })).toBe(4);
		expect(await send(db, club, { amounts: { [commitment.id]: 6 } })).toBe(5);
		const rows = await db
			.selectFrom('contribution')
			.selectAll()
			.where('source', '=', 'report')
			.orderBy('id')
			.execute();
		expect(rows.map(({ amount, counts }) => [amount, counts])).toEqual([
			[5, false],
			[8, false],
			[6, true],
		]);
		expect(rows.map(({ correctsId }) => correctsId)).toEqual([null, rows[0]!.id, rows[1]!.id]);
		expect(await totals(db, commitment.id)).toBe(6);
		await expect(sql`update report_version set content = '{}'`.execute(db)).rejects.toThrow();
		expect((await reportPage(db, club.id))!.versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
	});

	test('again: whoever confirmed the number hears that it is another', async ({ db }) => {
		const { club, commitment } = await partner(db);
		await send(db, club, { amounts: { [commitment.id]: 5 } });
		const { id: contribution } = await db.selectFrom('contribution').select('id').executeTakeFirstOrThrow();
		const consultant = await person(db, 'consultant');
		await verify(db, consultant, { contribution, level: 3, note: 'Ringede til dem' });
		await send(db, club, { amounts: { [commitment.id]: 8 } });
		const told = db.selectFrom('mail').selectAll().where('toAddress', '=', consultant.person.email);
		const [mail, ...others] = await told.execute();
		expect(others).toEqual([]);
		expect(mail!.subject).toBe(m.evidence_mail_confirmed_subject({}, { locale: 'da' }));
		expect(mail!.text).toContain(m.evidence_corrected_in_report({}, { locale: 'da' }));
	});

	test('less than is counted elsewhere is refused with the place to correct it', async ({ db }) => {
		const { club, commitment } = await partner(db);
		await event(db, club, commitment.id, 3, 1);
		await expect(written(db, club, half, { amounts: { [commitment.id]: 2 } })).rejects.toThrow(
			/allerede talt 3/,
		);
		const early = await written(db, club, half, { amounts: { [commitment.id]: 4 } });
		await event(db, club, commitment.id, 3, 2);
		await expect(sendReport(db, club.as('reporter'), club.id, half, early)).rejects.toMatchObject({
			code: 'report_below',
			field: `amount-${commitment.id}`,
		});
		expect(await totals(db, commitment.id)).toBe(6);
	});

	test('an untouched number follows what is counted meanwhile', async ({ db }) => {
		const { club, commitment } = await partner(db);
		await event(db, club, commitment.id, 3, 1);
		const page = await written(db, club, half);
		await event(db, club, commitment.id, 2, 2);
		await sendReport(db, club.as('reporter'), club.id, half, page);
		expect(await totals(db, commitment.id)).toBe(5);
		expect((await reportPage(db, club.id))!.versions[0]!.content.lines[0]!.amount).toBe(5);
	});

	test('where less is better the number is the latest reading', async ({ db }) => {
		const { club, commitment } = await partner(db, 1, { type: 'answer-days', target: 5, baseline: 20 });
		await send(db, club, { amounts: { [commitment.id]: 12 } });
		expect(await totals(db, commitment.id)).toBe(12);
		setClock('2026-12-20T09:00:00Z');
		await send(db, club, { amounts: { [commitment.id]: 9 } });
		expect(await totals(db, commitment.id)).toBe(9);
		await expect(written(db, club, half, { amounts: { [commitment.id]: 0 } })).rejects.toThrow();
	});

	test('for a partnership each party reports its own part', async ({ db }) => {
		const [one, other] = [await player(db), await player(db, 'school')];
		for (const club of [one, other]) await owes(db, club, '2026-01-01');
		const commitment = await commitmentBy(db, one, {
			type: 'mentor-hours',
			target: 40,
			partnership: await partnership(db, [one, other]),
		});
		await Promise.all([
			send(db, one, { amounts: { [commitment.id]: 4 } }),
			send(db, other, { amounts: { [commitment.id]: 6 } }),
		]);
		expect(await totals(db, commitment.id)).toBe(10);
	});

	test('two clicks are one; of two windows the second is told', async ({ db }) => {
		const { club, commitment } = await partner(db);
		const first = await written(db, club, half, { amounts: { [commitment.id]: 5 } });
		const other = await written(db, club, half, { amounts: { [commitment.id]: 9 } });
		const both = await Promise.all(
			[1, 2].map(() => sendReport(db, club.as('reporter'), club.id, half, first)),
		);
		expect(both).toEqual([1, 1]);
		await expect(sendReport(db, club.as('editor'), club.id, half, other)).rejects.toMatchObject({
			code: 'report_changed',
		});
		expect(await recount(db, commitment.id)).toBe(5);
	});

	test('not before the window opens, late for the missed one, and not for strangers', async ({ db }) => {
		const { club, commitment } = await partner(db);
		setClock('2026-11-14T22:30:00Z');
		expect((await reportPage(db, club.id))!).toMatchObject({ state: 'early' });
		await draft(db, club, { amounts: { [commitment.id]: 2 } });
		await expect(send(db, club, {}, half)).rejects.toMatchObject({ code: 'report_not_open' });
		setClock('2026-11-14T23:30:00Z');
		await send(db, club);
		expect(await recount(db, commitment.id)).toBe(2);

		await owes(db, club, '2026-01-01');
		const late = await partner(db);
		setClock('2027-03-28T09:00:00Z');
		expect(await standingOf(db, late.club.id, '2027-03-28')).toBe('late');
		await send(db, late.club, { amounts: { [late.commitment.id]: 3 } });
		expect(await standingOf(db, late.club.id, '2027-03-28')).toBe('on_time');
		const row = await db
			.selectFrom('contribution')
			.select('happenedOn')
			.where('commitmentId', '=', late.commitment.id)
			.executeTakeFirstOrThrow();
		expect(row.happenedOn).toBe('2026-12-31');
		const stranger = await player(db);
		const input = await written(db, late.club, half);
		await expect(sendReport(db, stranger.as('owner'), late.club.id, half, input)).rejects.toMatchObject({
			status: 404,
		});
		await expect(sendReport(db, late.club.as('reader'), late.club.id, half, input)).rejects.toMatchObject({
			status: 404,
		});
		setClock('2027-05-20T09:00:00Z');
		await expect(send(db, club)).rejects.toMatchObject({ code: 'report_closed' });
	});

	test('any order of drafts, sends, edits, repeats and windows at once gives the numbers sent last', async ({
		db,
	}) => {
		const number = fc.integer({ min: 0, max: 900 }).map((amount) => amount / 4);
		const step = fc.oneof(
			fc.record({ do: fc.constant('draft' as const), first: number, second: number }),
			fc.record({ do: fc.constant('send' as const), first: number, second: number }),
			fc.record({ do: fc.constant('repeat' as const) }),
			fc.record({ do: fc.constant('both' as const), first: number, second: number, other: number }),
			fc.record({ do: fc.constant('day' as const) }),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
				setClock('2026-12-01T09:00:00Z');
				const { club, commitments } = await partner(db, 2);
				const [a, b] = [commitments[0]!.id, commitments[1]!.id];
				let last: [number, number] | null = null;
				let again: (() => Promise<unknown>) | null = null;
				let day = 1;
				for (const one of steps) {
					if (one.do === 'day') setClock(`2026-12-${String(++day).padStart(2, '0')}T09:00:00Z`);
					if (one.do === 'draft') await draft(db, club, { amounts: { [a]: one.first, [b]: one.second } });
					if (one.do === 'send') {
						const input = await written(db, club, half, { amounts: { [a]: one.first, [b]: one.second } });
						again = () => sendReport(db, club.as('reporter'), club.id, half, input);
						await again();
						last = [one.first, one.second];
					}
					// The answer was lost, and the same is sent again: it says the same, or that something newer was saved.
					if (one.do === 'repeat')
						await again?.().catch((error) => expect(error.code).toBe('report_changed'));
					if (one.do === 'both') {
						const inputs = await Promise.all(
							[one.second, one.other].map((amount) =>
								written(db, club, half, { amounts: { [a]: one.first, [b]: amount } }),
							),
						);
						const answers = await Promise.allSettled(
							inputs.map((input) => sendReport(db, club.as('reporter'), club.id, half, input)),
						);
						const won = answers.map(({ status }) => status === 'fulfilled');
						expect(won).toContain(true);
						const content = (await reportPage(db, club.id, half))!.versions[0]!.content.lines;
						last = [one.first, content.find(({ commitmentId }) => commitmentId === b)!.amount];
						expect([one.second, one.other]).toContain(last[1]);
						again = null;
					}
				}
				if (last) {
					expect([await recount(db, a), await recount(db, b)]).toEqual(last);
					expect([await totals(db, a), await totals(db, b)]).toEqual(last);
				} else {
					expect(await recount(db, a)).toBe(0);
				}
			}),
			{ numRuns: 25 },
		);
	}, 90_000);
});

describe('drafts', () => {
	const tab = '3f2c1a54-0f0e-4f6e-9a52-2c1de0a4b111';
	const otherTab = '3f2c1a54-0f0e-4f6e-9a52-2c1de0a4b222';

	test('what is half typed is kept, a wrong number passed over', async ({ db }) => {
		const { club, commitment } = await partner(db);
		const input = await written(
			db,
			club,
			half,
			{ amounts: { [commitment.id]: 'seks' }, story: 'Vi be', tab, save: 1 },
			'typing',
		);
		const saved = await saveDraft(db, club.as('reporter'), club.id, half, input);
		expect(saved).toMatchObject({ kind: 'saved', revision: 1 });
		expect((await reportPage(db, club.id))!).toMatchObject({
			report: { story: 'Vi be', revision: 1, tab },
			lines: [{ amount: null }],
		});
		await expect(
			written(db, club, half, { amounts: { [commitment.id]: 'seks' } }, 'draft'),
		).rejects.toThrow();
	});

	test('one window goes on over its own saves, late ones do not overtake, another window is told', async ({
		db,
	}) => {
		const { club } = await partner(db);
		const save = async (story: string, given: Typed) =>
			saveDraft(
				db,
				club.as('reporter'),
				club.id,
				half,
				await written(db, club, half, { story, ...given }, 'typing'),
			);
		expect(await save('et', { tab, save: 1, revision: 0 })).toMatchObject({ kind: 'saved' });
		// The answer was lost: the window still says revision 0.
		expect(await save('et to tre', { tab, save: 3, revision: 0 })).toMatchObject({
			kind: 'saved',
			revision: 2,
		});
		expect(await save('et to', { tab, save: 2, revision: 0 })).toMatchObject({ kind: 'saved', revision: 2 });
		expect((await reportPage(db, club.id))!.report.story).toBe('et to tre');
		expect(await save('noget andet', { tab: otherTab, save: 1, revision: 0 })).toEqual({
			kind: 'changed',
			revision: 2,
		});
		expect(await save('noget andet', { tab: otherTab, save: 2, revision: 2 })).toMatchObject({
			kind: 'saved',
		});
		expect(await save('igen', { tab, save: 4, revision: 2 })).toMatchObject({ kind: 'changed', revision: 3 });
	});

	test('two first saves at once make one report', async ({ db }) => {
		const { club } = await partner(db);
		const inputs = await Promise.all(
			[tab, otherTab].map((key) => written(db, club, half, { tab: key, save: 1, story: key }, 'typing')),
		);
		const saved = await Promise.all(
			inputs.map((input) => saveDraft(db, club.as('reporter'), club.id, half, input)),
		);
		expect(saved.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'saved']);
	});
});

describe('more time, and the municipality', () => {
	test('is given once a window, at once', async ({ db }) => {
		const { club } = await partner(db);
		setClock('2027-01-10T09:00:00Z');
		expect(await standingOf(db, club.id, '2027-01-10')).toBe('late');
		expect(await extend(db, club.as('reporter'), club.id, { reason: 'Sygdom i bestyrelsen' })).toBe(
			'2027-01-28',
		);
		expect(await extend(db, club.as('owner'), club.id, { reason: 'En gang til' })).toBe('2027-01-28');
		expect(await standingOf(db, club.id, '2027-01-28')).toBe('due');
		expect((await reportPage(db, club.id))!).toMatchObject({
			state: 'open',
			extensionOnOffer: null,
			daysLeft: 18,
		});
		setClock('2027-01-28T22:00:00Z');
		await send(db, club, { story: 'Alt vel', completion: 2, amounts: {} }).catch((error) =>
			expect(String(error)).toMatch(/tal/),
		);
		setClock('2027-01-29T09:00:00Z');
		await expect(extend(db, club.as('owner'), club.id, { reason: 'Igen igen' })).rejects.toMatchObject({
			code: 'extension_not_now',
		});
		await expect(extend(db, club.as('reader'), club.id, { reason: 'Igen' })).rejects.toMatchObject({
			status: 404,
		});
	});

	test('the municipality sees who has reported', async ({ db }) => {
		const consultant = await person(db, 'consultant');
		const { club: done, commitment } = await partner(db);
		const { club: due } = await partner(db);
		const late = await player(db);
		const gone = await player(db);
		await owes(db, late, '2025-07-01');
		await owes(db, gone, '2025-01-01');
		await send(db, done, { amounts: { [commitment.id]: 5 }, story: 'Tak for et godt år' });
		await extend(db, due.as('reporter'), due.id, { reason: 'Ny kasserer' });
		const none = readOverviewFilter(new URLSearchParams());
		const all = await reportOverview(db, consultant, none, { after: null, limit: 2 });
		expect(all.counts).toEqual({ reported: 1, due: 1, late: 1, inactive: 1 });
		const rest = await reportOverview(db, consultant, none, { after: all.next, limit: 9 });
		expect([...all.rows, ...rest.rows].map(({ id }) => id).toSorted()).toEqual(
			[done.id, due.id, late.id, gone.id].toSorted(),
		);
		const only = readOverviewFilter(new URLSearchParams('status=due&extended=1'));
		expect((await reportOverview(db, consultant, only, { after: null, limit: 9 })).rows).toMatchObject([
			{ id: due.id, extendedUntil: '2027-01-28', extensionReason: 'Ny kasserer', status: 'due' },
		]);
		for (const query of ['', 'status=due', 'extended=1&kind=business']) {
			const filter = readOverviewFilter(new URLSearchParams(query));
			const { choices } = await reportOverview(db, consultant, filter, { after: null, limit: 9 });
			const given = async (change: Partial<OverviewFilter>) =>
				(await howManyReport(db, consultant, [{ ...filter, ...change }]))[0];
			for (const kind of organisationKinds) expect(choices.kind[kind], query).toBe(await given({ kind }));
			for (const district of districtNrs)
				expect(choices.district[district], query).toBe(await given({ district }));
			expect(choices.extended, query).toBe(await given({ extended: true }));
		}
		expect(await howManyReport(db, consultant, [none, only])).toEqual([4, 1]);
		expect(await reportOverviewCsv(db, consultant, none)).toContain(
			[
				done.name,
				sectorName('business'),
				'',
				m.reporting_city_reported(),
				'2026-12-10',
				1,
				sayPeriod(half),
				'',
			].join(';'),
		);
		const seen = await sentReportOf(db, consultant, done.slug);
		expect(seen.versions[0]!.content.story).toBe('Tak for et godt år');
		await expect(reportOverview(db, done.as('owner'), none, { after: null, limit: 2 })).rejects.toMatchObject(
			{
				status: 404,
			},
		);
	});
});
