/**
 * `npm run bench -- overview`: the municipality's desk at 20,000 partners, 20,000 commitments, 200,000 events and 500,000
 * contributions. Each page's questions are asked of the database again and again; nobody hears of changes, so nothing is kept.
 */
import type { Actor } from '#lib/accounts/actor.ts';
import { dayList } from '#lib/casework/day/day.server.ts';
import { viewLists } from '#lib/casework/views/view.ts';
import { saveView } from '#lib/casework/views/views.server.ts';
import { today } from '#lib/commitments/readers.server.ts';
import { takeCut } from '#lib/followup/report/cut/taking.server.ts';
import { reportDesk } from '#lib/followup/report/readers.server.ts';
import { beginReport, freeze } from '#lib/followup/report/reports.server.ts';
import { deskPaper } from '#lib/followup/report/shown/papers.server.ts';
import { statusReportPdf } from '#lib/followup/report/shown/report-pdf.server.ts';
import { whereToAct } from '#lib/municipality/coverage/coverage.server.ts';
import { reportSpots } from '#lib/municipality/coverage/report-spots.server.ts';
import { auditLog } from '#lib/municipality/audit/audit.server.ts';
import { readAuditFilter } from '#lib/municipality/audit/audit-filter.ts';
import { overview, partnerChoices, partnerPage } from '#lib/municipality/overview.server.ts';
import { readPartnerFilter } from '#lib/municipality/partner-filter.ts';
import { waitingByPage } from '#lib/municipality/queues.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { timed, type Asked, type Question } from './timed.ts';
import { load } from '../../src/routes/(municipality)/municipality/+page.server.ts';

export const mostCutMs = 30_000;

async function administrator(db: Database, email: string): Promise<Actor> {
	const person = await db
		.insertInto('person')
		.values({ name: 'Jonas Krogh', email, municipalRole: 'administrator' })
		.returning(['id', 'name', 'email', 'locale'])
		.executeTakeFirstOrThrow();
	return { person: { ...person, emailConfirmed: true }, memberships: [], municipalRole: 'administrator' };
}

/** A view of each list, shown on the desk with how many it gives. */
async function saveViews(db: Database, actor: Actor): Promise<void> {
	for (const list of viewLists) await saveView(db, actor, { list, name: 'Alle', query: '', onDesk: true });
}

/** All that its page asks, and the menu of its frame. */
function wholeDesk(db: Database, actor: Actor): Promise<unknown> {
	const page = load as unknown as (event: object) => Promise<object>;
	const url = new URL('https://bland.example/municipality');
	return Promise.all([page({ url, locals: { db, actor } }), waitingByPage(db, actor)]);
}

export async function benchOverview(db: Database): Promise<Asked[]> {
	const actor = await administrator(db, 'jonas@example.org');
	const now = new Date();
	const all = readPartnerFilter(new URLSearchParams());
	const { focusAreas, goals } = currentEdition();
	const aims = [...focusAreas, ...goals].map(({ slug }) => slug);
	await saveViews(db, actor);
	const behind = readPartnerFilter(new URLSearchParams('sort=behind&order=desc'));
	const questions: Question[] = [
		['overview', () => overview(db, actor, now)],
		['menu', () => waitingByPage(db, actor)],
		['the day’s list', () => dayList(db, actor, { all: true, after: null, limit: 20 })],
		['the whole desk', () => wholeDesk(db, actor)],
		['partners by name', () => partnerPage(db, actor, all, { after: null, limit: 50, now })],
		['partners, those behind first', () => partnerPage(db, actor, behind, { after: null, limit: 50, now })],
		['how many each choice gives', () => partnerChoices(db, actor, all, aims)],
		['where to act', () => whereToAct(db, actor, { kind: null, layer: 'commitments' }, now)],
		['log', () => auditLog(db, actor, readAuditFilter(new URLSearchParams()), { after: null, limit: 50 })],
	];
	return timed(questions);
}

/** The job behind the one press of a status report, and its paper from then on. @returns milliseconds, and the paper's size */
export async function benchReport(db: Database): Promise<{ cut: number; paper: number; bytes: number }> {
	const actor = await administrator(db, 'rikke@example.org');
	const year = Number(today().slice(0, 4));
	await beginReport(db, actor, { year, title: 'Status', titleEn: null, submission: undefined });
	await freeze(db, actor, year);
	const { latest } = await reportDesk(db, actor, String(year));
	const began = performance.now();
	await takeCut(db, latest!.id, reportSpots);
	const taken = performance.now();
	const { paper } = await deskPaper(db, actor, String(year), 'https://bland.example');
	const { length: bytes } = await statusReportPdf(paper);
	return { cut: taken - began, paper: performance.now() - taken, bytes };
}
