/** What pages show of reports. Nothing here writes. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { standingFactsOf } from '#lib/organisations/readers.server.ts';
import {
	closesOn,
	daysLeft,
	latestWindow,
	nextWindow,
	standing,
	windowOf,
	type ReportingWindow,
	type Standing,
	type StandingFacts,
} from '#lib/organisations/standing/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { extensionOnOffer } from '#lib/reporting/extension.ts';
import * as queries from '#lib/reporting/queries.server.ts';
import {
	countedNow,
	halfYearsToReport,
	likelyCompletion,
	reportState,
	saysTheSame,
	type AskedLine,
	type ReportContent,
	type ReportState,
	type ReportVersion,
} from '#lib/reporting/report.ts';

/** A commitment as the form shows it. */
export interface FormLine extends AskedLine {
	/** What the number stands at before anybody types. */
	counted: number | null;
	amount: number | null;
	completion: number;
}

/** A typed number that differs from what was sent; else what is counted now, which may have grown since. */
function formLine(line: AskedLine, last: ReportContent | undefined): FormLine {
	const sent = last?.lines.find(({ commitmentId }) => commitmentId === line.commitmentId);
	const counted = countedNow(line);
	const typed = line.draft.amount !== sent?.amount ? line.draft.amount : null;
	const zero = sent?.amount === 0 && counted === null ? 0 : null;
	return {
		...line,
		counted,
		amount: typed ?? counted ?? zero,
		completion: line.draft.completion ?? likelyCompletion(line),
	};
}

export interface ReportPage {
	today: string;
	halfYear: HalfYear;
	window: ReportingWindow;
	state: ReportState;
	standing: Standing;
	closesOn: string;
	/** To the deadline that applies; negative when it is over. */
	daysLeft: number;
	extension: StandingFacts['extension'];
	extensionOnOffer: string | null;
	choices: { halfYear: HalfYear; state: ReportState }[];
	lines: FormLine[];
	report: {
		story: string;
		imageKey: string | null;
		imageAlt: string;
		revision: number;
		savedAt: Date | null;
		tab: string | null;
	};
	versions: ReportVersion[];
	/** Something is typed that was not sent. */
	unsent: boolean;
	sent: { halfYear: HalfYear }[];
}

/** The report of a half-year, by default the one that matters most; null for who owes none. */
export async function reportPage(
	db: Database,
	organisationId: number,
	asked?: HalfYear,
): Promise<ReportPage | null> {
	const today = copenhagenDate(now());
	const known = await standingFactsOf(db, organisationId);
	if (!known) return null;
	const facts = { ...known, today };
	const choices = halfYearsToReport(facts);
	const halfYear = asked ?? choices[0]?.halfYear ?? latestWindow(today).halfYear;
	const [report, lines, sent] = await Promise.all([
		queries.findReport(db, organisationId, halfYear),
		queries.askedLines(db, organisationId, halfYear, today),
		queries.sentHalfYears(db, organisationId),
	]);
	const versions = report?.version ? await queries.versionsOf(db, report.id) : [];
	const last = versions[0]?.content;
	const window = windowOf(halfYear);
	const sentOn = report?.sentAt ? copenhagenDate(report.sentAt) : null;
	const shown = lines.map((line) => formLine(line, last));
	return {
		today,
		halfYear,
		window,
		choices,
		versions,
		lines: shown,
		state: reportState(halfYear, { ...facts, sentOn }),
		standing: standing(facts),
		closesOn: closesOn(window, facts.extension),
		daysLeft: daysLeft(window, today, facts.extension),
		extension: facts.extension?.halfYear === halfYear ? facts.extension : null,
		extensionOnOffer: halfYear === latestWindow(today).halfYear ? extensionOnOffer(facts) : null,
		report: {
			story: report?.story ?? '',
			imageKey: report?.imageKey ?? null,
			imageAlt: report?.imageAlt ?? '',
			revision: report?.revision ?? 0,
			tab: report?.tab ?? null,
			savedAt: report && report.revision > 0 ? report.savedAt : null,
		},
		unsent: Boolean(report && last && !saysTheSame(last, typedContent(report, shown, last))),
		sent: sent.map((one) => ({ halfYear: one.halfYear })),
	};
}

const typedContent = (
	report: queries.ReportRow,
	lines: readonly FormLine[],
	last: ReportContent,
): ReportContent => ({
	story: report.story,
	picture: report.imageKey ? { key: report.imageKey, alt: report.imageAlt } : null,
	lines: lines
		.filter(({ commitmentId }) => last.lines.some((line) => line.commitmentId === commitmentId))
		.map(({ commitmentId, slug, title, type, draft, completion }) => ({
			commitmentId,
			slug,
			title,
			type,
			effects: draft.effects,
			completion: completion as ReportContent['lines'][number]['completion'],
			amount: draft.amount ?? last.lines.find((line) => line.commitmentId === commitmentId)?.amount ?? 0,
		}))
		.concat(
			last.lines.filter(({ commitmentId }) => !lines.some((line) => line.commitmentId === commitmentId)),
		),
});

export interface Reminder {
	standing: Standing;
	window: ReportingWindow;
	/** The day to be ready: the extension's, or the window's. */
	dueOn: string;
	daysLeft: number;
	/** Written in, and not sent. */
	begun: boolean;
	next: ReportingWindow;
}

/** What an organisation's front page says of its report; null for who owes none. */
export async function reportReminder(db: Database, organisationId: number): Promise<Reminder | null> {
	const today = copenhagenDate(now());
	const known = await standingFactsOf(db, organisationId);
	if (!known) return null;
	const facts = { ...known, today };
	const window = latestWindow(today);
	const report = await queries.findReport(db, organisationId, window.halfYear);
	const extension = facts.extension?.halfYear === window.halfYear ? facts.extension : null;
	return {
		standing: standing(facts),
		window,
		dueOn: extension?.until ?? window.dueOn,
		daysLeft: daysLeft(window, today, extension),
		begun: Boolean(report && report.version === 0 && report.revision > 0),
		next: nextWindow(today),
	};
}

/** One organisation's sent reports of a half-year, newest version first. */
export async function sentReport(
	db: Database,
	organisationId: number,
	halfYear: HalfYear,
): Promise<ReportVersion[]> {
	const report = await queries.findReport(db, organisationId, halfYear);
	return report?.version ? queries.versionsOf(db, report.id) : [];
}

export { sentHalfYears } from '#lib/reporting/queries.server.ts';
