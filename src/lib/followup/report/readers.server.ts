/** Status reports as their desk reads them and as everybody does. Nothing of one leaves the desk before it is published. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, measuringPerson, mustReadDesk } from '#lib/followup/access.ts';
import type { CutFigures } from '#lib/followup/report/cut/figures.ts';
import { sectionValues } from '#lib/followup/report/form-values.ts';
import * as queries from '#lib/followup/report/queries.server.ts';
import {
	isHeard,
	isSectionKey,
	stepsFor,
	waitsFor,
	waitsForPerson,
	yearIn,
	type ReportStep,
} from '#lib/followup/report/report.ts';
import { standingOf } from '#lib/followup/report/stepping.server.ts';
import { documentOf, figuresOf, languageOf, sectionTitle } from '#lib/followup/report/shown/document.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** Years that a report can be of, around the present one. */
const yearsBack = 5;

const figuresIn = (cut: { figures: string | null } | null | undefined): CutFigures | null =>
	cut?.figures ? (JSON.parse(cut.figures) as CutFigures) : null;

/** Published ones, the newest first. */
export const publicReports = (db: Handle) => queries.publishedReports(db);

/** @throws 404 for what is not published */
export async function publicReport(db: Handle, asked: string) {
	const report = found(await queries.findPublished(db, found(yearIn(asked))));
	const [sections, errata] = await Promise.all([
		queries.sectionsOf(db, report.id),
		queries.errataOf(db, report.id),
	]);
	const { figures, format: _, revision: __, state: ___, ...shown } = report;
	return {
		report: shown,
		document: documentOf(sections, figuresIn({ figures })),
		errata: errata.map((one) => ({ ...one, title: one.section && sectionTitle(one.section) })),
	};
}

/** The rows behind a figure, in the page's language: the bytes of the cut. @throws 404 for what is not published */
export async function publicSource(db: Handle, asked: string, key: string) {
	const { year, snapshotId } = found(await queries.findPublished(db, found(yearIn(asked))));
	return { year, ...found(await queries.sourceOf(db, found(snapshotId), key, currentLocale())) };
}

/** @throws 404 */
export async function reportsDeskPage(db: Database, actor: Actor) {
	mustReadDesk(actor);
	const reports = await queries.reportsOnDesk(db);
	const today = copenhagenDate(now());
	const person = mayMeasure(actor) ? (actor.person?.id ?? null) : null;
	const known = new Set(reports.map(({ year }) => year));
	const current = Number(today.slice(0, 4));
	return {
		reports: reports.map(({ authors, ...report }) => ({
			...report,
			waitsForYou: person !== null && waitsForPerson(standingOf({ ...report, authors }), person, today),
		})),
		years: Array.from({ length: yearsBack + 1 }, (_, back) => current - back).filter(
			(year) => !known.has(year),
		),
		mayWrite: mayMeasure(actor),
	};
}

/** @throws 404 */
export async function reportDesk(db: Database, actor: Actor, asked: string) {
	mustReadDesk(actor);
	const report = found(await queries.findReport(db, found(yearIn(asked))));
	const [latest, cut, sections, comments, errata] = await Promise.all([
		queries.latestSnapshot(db, report.id),
		report.snapshotId === null ? null : queries.findSnapshot(db, report.snapshotId),
		queries.sectionsOf(db, report.id),
		queries.commentsOn(db, report.id),
		queries.errataOf(db, report.id),
	]);
	const today = copenhagenDate(now());
	const standing = { ...report, hasCut: cut !== null };
	const person = mayMeasure(actor) ? (actor.person?.id ?? null) : null;
	const steps: ReportStep[] = person === null ? [] : stepsFor(standing, person, today);
	const { authors, ...shown } = report;
	const title = ({ section }: { section: string | null }) =>
		isSectionKey(section) ? sectionTitle(section) : null;
	return {
		report: shown,
		document: documentOf(sections, figuresIn(cut)),
		cut: cut?.takenAt && cut.checksum ? { takenAt: cut.takenAt, checksum: cut.checksum } : null,
		latest: latest ?? null,
		comments: comments.map((one) => ({ ...one, title: title(one) })),
		errata: errata.map((one) => ({ ...one, title: title(one) })),
		steps,
		mayComment: municipalityMay(actor, 'oversee') && isHeard(report, today),
		/** What the approval waits for. */
		waits: report.state === 'hearing' ? waitsFor(report, today) : null,
		/** It is partly this person's own: somebody else approves and publishes it. */
		isOwn: person !== null && authors.includes(person),
		today,
	};
}
export type DeskReport = Awaited<ReturnType<typeof reportDesk>>;

/** A section to be written, beside its locked figures. @throws 404, also where it may not be written now */
export async function sectionDesk(db: Database, actor: Actor, asked: string, key: string) {
	const by = measuringPerson(actor);
	const report = found(await queries.findReport(db, found(yearIn(asked))));
	if (!isSectionKey(key)) notFound();
	const today = copenhagenDate(now());
	const standing = { ...report, hasCut: report.snapshotId !== null };
	if (!stepsFor(standing, by.id, today).includes('write')) notFound();
	const [sections, cut] = await Promise.all([
		queries.sectionsOf(db, report.id),
		report.snapshotId === null ? null : queries.findSnapshot(db, report.snapshotId),
	]);
	const figures = figuresIn(cut);
	const stored = sectionValues(sections.find((section) => section.key === key));
	return {
		year: report.year,
		reportTitle: report.title,
		key,
		title: sectionTitle(key),
		language: languageOf(key),
		stored,
		figures: figures && figuresOf(key, figures),
	};
}

/** The rows behind a figure of any report's cut, for the desk. @throws 404 */
export async function deskSource(db: Database, actor: Actor, asked: string, key: string) {
	mustReadDesk(actor);
	const { year, snapshotId } = found(await queries.findReport(db, found(yearIn(asked))));
	return { year, ...found(await queries.sourceOf(db, found(snapshotId), key, currentLocale())) };
}
