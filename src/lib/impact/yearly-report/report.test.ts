import { afterEach, beforeEach, expect } from 'vitest';
import { partnership, commitmentBy } from '../../../../tests/support/cast/commitments.ts';
import { person, player } from '../../../../tests/support/cast/people.ts';
import { verify } from '#lib/contributions/ladder/verifications.server.ts';
import { fileAnswer, fingerprint, isKnown } from '#lib/impact/answers.server.ts';
import { partnerFacts } from '#lib/impact/partner-facts.server.ts';
import { reportPdf } from '#lib/impact/yearly-report/report-pdf.server.ts';
import { mostLines, reportYears, yearReport } from '#lib/impact/yearly-report/report.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { now, setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { sql } from 'kysely';
import { test } from '../../../../tests/support/database.ts';
import { readPaper } from '../../../../tests/support/paper.ts';

beforeEach(() => setClock('2026-11-22T12:00:00Z'));
afterEach(() => setClock(null));

async function scene(db: Database, story = 'Ærlig snak på Østerbro Ådal.') {
	const us = await player(db);
	const other = await player(db, 'association');
	const shared = await partnership(db, [us, other]);
	const hours = await commitmentBy(db, us, { type: 'mentor-hours', target: 100, counterpart: other });
	await commitmentBy(db, us, { partnership: shared });
	const { id } = await db
		.insertInto('contribution')
		.values({ commitmentId: hours.id, organisationId: us.id, amount: 12.5, happenedOn: '2026-03-03' })
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('contribution')
		.values({ commitmentId: hours.id, organisationId: us.id, amount: 8, happenedOn: '2026-09-03' })
		.execute();
	await verify(db, other.as('reporter'), { contribution: id, level: 1, note: '' });
	await verify(db, await person(db, 'consultant'), { contribution: id, level: 3, note: '' });
	const report = await db
		.insertInto('report')
		.values({
			organisationId: us.id,
			halfYear: '2026-01-01',
			story: 'Nyt udkast',
			version: 1,
			sentAt: now(),
			sentBy: us.as('reporter').person!.id,
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	await db
		.insertInto('reportVersion')
		.values({
			reportId: report.id,
			version: 1,
			content: JSON.stringify({ story }),
		})
		.execute();
	return { us, other, shared, hours };
}

test('a year: what was promised and delivered, by whom it was confirmed, what was sent', async ({ db }) => {
	const { us, other } = await scene(db);
	const report = await yearReport(db, us.slug, '2026');
	expect(report.commitments).toHaveLength(2);
	expect(report.commitments.find(({ title }) => title.startsWith('100'))).toMatchObject({
		year: 'I 2026: 12,5 bekræftet af kommunen, 8 fortalt af partneren selv',
		inAll: 'I alt 20,5 af 100\u00a0mentortimer',
		bar: { confirmed: 12.5, unconfirmed: 8 },
	});
	expect(report.confirmers).toEqual([
		'Kommunen har bekræftet 1 bidrag (bekræftet af kommunen)',
		`${other.name} har bekræftet 1 bidrag (bekræftet af den anden part)`,
	]);
	expect(report.stories).toEqual([{ halfYear: '1. halvår 2026', text: 'Ærlig snak på Østerbro Ådal.' }]);
	expect(report.partnerships).toHaveLength(1);
	expect(report.open).toBe(true);
	expect(report.standing.map(({ text }) => text)).toContain(
		'60\u00a0% af det leverede er bekræftet af andre',
	);
	expect(await reportYears(db, us.id)).toEqual([2026]);
});

test('only partners, and only years there is something to tell of', async ({ db }) => {
	const { us } = await scene(db);
	const gone = { status: 404 };
	for (const year of ['2025', '2027', '26', '2026.pdf', '1e3', '٢٠٢٦']) {
		await expect(yearReport(db, us.slug, year), year).rejects.toMatchObject(gone);
	}
	const listed = await player(db, 'business', { state: 'listed', signed: false });
	await expect(yearReport(db, listed.slug, '2026')).rejects.toMatchObject(gone);
	await expect(partnerFacts(db, listed.slug)).rejects.toMatchObject(gone);
});

test('a badge goes on telling the truth after a pledge is taken back or a partner is closed', async ({
	db,
}) => {
	const { us } = await scene(db);
	expect(await partnerFacts(db, us.slug)).toMatchObject({ state: 'approved', pledge: { withdrawnAt: null } });
	const closed = await player(db, 'business', { state: 'closed' });
	expect(await partnerFacts(db, closed.slug)).toMatchObject({ state: 'closed' });
	await db
		.updateTable('signature')
		.set({ withdrawnAt: now(), withdrawnReason: 'Vi lukker' })
		.where('organisationId', '=', us.id)
		.execute();
	expect((await partnerFacts(db, us.slug)).pledge?.withdrawnAt).toEqual(now());
});

test('the page never grows without end', async ({ db }) => {
	const us = await player(db);
	await sql`insert into commitment (slug, organisation_id, type, title, goal, target, original_target, starts_on, due_on, state)
		select 'mange-' || n, ${us.id}, 'mentor-hours', 'Løfte ' || n, '2011-2014/goal-1', 10, 10, '2026-01-01', '2026-12-01',
			'active' from generate_series(1, 57) n`.execute(db);
	const report = await yearReport(db, us.slug, '2026');
	expect(report.commitments).toHaveLength(mostLines);
	expect(report.more).toBe('og 17 flere');
	const { pages, text } = readPaper(await reportPdf(report, now()));
	expect(pages.length).toBeGreaterThan(2);
	expect(text).toContain('og 17 flere');
	expect(text).toContain(`Side 2 af ${pages.length}`);
});

test('on paper: A4, tagged, the same words, in both languages', async ({ db }) => {
	const { us } = await scene(db);
	const danish = await reportPdf(await yearReport(db, us.slug, '2026'), now());
	const paper = readPaper(danish);
	expect(danish.subarray(0, 5).toString()).toBe('%PDF-');
	expect(new Set(paper.pages)).toEqual(new Set(['0 0 595.28 841.89']));
	expect(danish.toString('latin1')).toMatch(/\/StructTreeRoot/);
	expect(danish.toString('latin1')).toMatch(/\/Lang \(da\)/);
	for (const words of [
		`${us.name}: Bidragsrapport 2026`,
		'Charteret og rapporteringen',
		'I alt 20,5 af 100\u00a0mentortimer',
		'Ærlig snak på Østerbro Ådal.',
		'1. halvår 2026: 12,5 bekræftet af kommunen',
		'De viser ikke, at et løfte har flyttet et mål.',
	]) {
		expect(paper.text).toContain(words);
	}
	const english = await withLocale('en', async () =>
		readPaper(await reportPdf(await yearReport(db, us.slug, '2026'), now())),
	);
	expect(english.text).toContain(`${us.name}: Contribution report 2026`);
	expect(english.text).toContain('The charter and the reports');
});

test('a partner whose name and story are in other scripts has no boxes on paper', async ({ db }) => {
	const { us } = await scene(db, 'في عام 2026 عمل المركز مع (المدرسة).');
	for (const name of ['مركز الحي', 'ማእከል ትግርኛ', 'Дім сусідів', 'Hội người Việt']) {
		await db.updateTable('organisation').set({ name }).where('id', '=', us.id).execute();
		const pdf = await reportPdf(await yearReport(db, us.slug, '2026'), now());
		const { missing, text } = readPaper(pdf);
		expect(missing, name).toBe(0);
		expect(text).toContain('Bidragsrapport 2026');
		// A screen reader is told the words whole.
		expect(pdf.toString('latin1').match(/\/ActualText/g)?.length, name).toBeGreaterThanOrEqual(2);
	}
});

test('what has not changed is not sent again', async () => {
	const etag = fingerprint('x');
	const asked = (known?: string) =>
		new Request('http://by.example', { headers: known ? { 'if-none-match': known } : {} });
	expect(isKnown(asked(), etag)).toBe(false);
	expect(isKnown(asked(`"other", W/${etag}`), etag)).toBe(true);
	const answer = await fileAnswer(asked(etag), { etag, headers: { 'cache-control': 'public' } }, () => 'x');
	expect([answer.status, answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([
		304,
		etag,
		'public',
	]);
	expect(await (await fileAnswer(asked(), { etag, headers: {} }, () => 'x')).text()).toBe('x');
});
