/** Methods as everybody reads them, as their writers do, and as their desk does. */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/own-case.server.ts';
import { commitmentSummary } from '#lib/commitments/readers.server.ts';
import { mayKeep, mustSeeDesk, writesFor, writingFor } from '#lib/guide/methods/access.ts';
import { methodsCsv } from '#lib/guide/methods/file.server.ts';
import { methodValues, reportValues } from '#lib/guide/methods/form-values.ts';
import { readMethodFilter, type DeskView, type MethodFilter } from '#lib/guide/methods/list.ts';
import { mayGo, methodPath } from '#lib/guide/methods/method.ts';
import * as queries from '#lib/guide/methods/queries.server.ts';
import * as reports from '#lib/guide/methods/report-queries.server.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

const pageSize = 20;
const mostInFile = 1000;
/** An organisation tells of few tries: a bound, not a page. */
const mostOwnReports = 100;

/** Nobody's name, and nothing of how it was decided. */
const shown = <Row extends queries.MethodRow>(row: Row) => without(row, ['organisationId', 'refusal']);
const told = (row: reports.ReportRow) => without(row, ['writtenBy', 'refusal']);
export type ShownMethod = ReturnType<typeof shown<queries.MethodRow>>;
export type ShownReport = ReturnType<typeof told>;

export async function methodsPage(db: Database, filter: MethodFilter, after: string | null) {
	const { rows, next, first } = await queries.listMethods(db, filter, { after, limit: pageSize });
	return { filter, methods: rows.map((row) => shown(row)), next, first };
}

/** Cards whose words these are, each in the page's language where it has it. */
export async function methodsFound(db: Database, text: string, limit: number) {
	const { rows } = await queries.listMethods(db, readMethodFilter(new URLSearchParams({ q: text })), {
		after: null,
		limit,
	});
	return rows.map(({ title, slug }) => {
		const read = textIn(title);
		return { title: read.text, contentLocale: read.lang, path: methodPath(slug) };
	});
}

/** @param addressOf the full address of a page in code form */
export async function methodsFile(
	db: Database,
	filter: MethodFilter,
	addressOf: (path: string) => string,
): Promise<string> {
	const { rows } = await queries.listMethods(db, filter, { limit: mostInFile });
	return methodsCsv(rows, addressOf);
}

/** A card that is shown, as its sheet has it. @throws 404 */
export async function shownMethod(db: Handle, slug: string) {
	const row = found(await queries.findMethod(db, slug));
	if (row.state !== 'shown') notFound();
	const { id, commitmentId } = row;
	return { id, commitmentId, method: without(shown(row), ['commitmentId', 'writtenBy', 'workspace']) };
}

/** With what came of trying it, the promise it grew out of, and for whom the actor may tell of a try. @throws 404 */
export async function methodPage(db: Database, actor: Actor, slug: string) {
	const { id, commitmentId, method } = await shownMethod(db, slug);
	const [rows, promise] = await Promise.all([
		reports.reportsOfMethod(db, id),
		commitmentId === null ? undefined : commitmentSummary(db, commitmentId),
	]);
	return {
		method,
		reports: rows.map(told),
		promise: promise ?? null,
		tellsFor: writesFor(actor).map(({ slug: own, name }) => ({ slug: own, name })),
	};
}

/** An organisation's own cards and tries, in every state. @throws 404 */
export async function ownMethodsPage(db: Database, actor: Actor, organisation: string, after: string | null) {
	const membership = found(actor.memberships.find(({ slug }) => slug === organisation));
	const { organisationId } = membership;
	if (!may(actor, 'read', organisationId)) notFound();
	const [page, tries] = await Promise.all([
		queries.methodsOf(db, organisationId, { after, limit: pageSize }),
		reports.reportsOf(db, organisationId, mostOwnReports),
	]);
	return {
		methods: page.rows.map((row) => without(row, ['organisationId'])),
		...{ next: page.next, first: page.first },
		tries: tries.map((row) => without(row, ['writtenBy'])),
		mayWrite: may(actor, 'publish', organisationId),
	};
}

/** One of its own that can be mended. @throws 404 */
export async function ownMethod(db: Database, actor: Actor, organisation: string, slug: string) {
	const { organisationId } = writingFor(actor, organisation);
	const method = found(await queries.findMethod(db, slug));
	if (method.organisationId !== organisationId || method.state === 'shown') notFound();
	return {
		title: method.title,
		state: method.state,
		refusal: method.refusal,
		areas: method.areas,
		stored: methodValues(method),
	};
}

/** A card that can be tried, for the form that tells of it. @throws 404 */
export async function methodToTry(db: Database, actor: Actor, organisation: string, slug: string) {
	writingFor(actor, organisation);
	const { method } = await shownMethod(db, slug);
	return { slug: method.slug, title: method.title };
}

/** One of its own tries that can be mended. @throws 404 */
export async function ownReport(db: Database, actor: Actor, organisation: string, id: number | undefined) {
	const { organisationId } = writingFor(actor, organisation);
	const report = found(id === undefined ? undefined : await reports.findReport(db, id));
	if (report.organisationId !== organisationId || report.state === 'shown') notFound();
	const { methodTitle: title, state, refusal } = report;
	return { title, state, refusal, stored: reportValues(report) };
}

/** @throws 404 */
export async function methodsDeskPage(db: Database, actor: Actor, view: DeskView, after: string | null) {
	mustSeeDesk(actor);
	const asked = { after, limit: pageSize };
	const isOfReports = view === 'reports' || view === 'tried';
	const [states, counted, cards, tries] = await Promise.all([
		queries.countByState(db),
		reports.countReports(db),
		isOfReports ? null : queries.deskMethods(db, view, asked),
		isOfReports ? reports.deskReports(db, view, asked) : null,
	]);
	const page = cards ?? tries;
	return {
		view,
		counts: { ...states, ...counted },
		methods: cards?.rows ?? [],
		tries: tries?.rows.map((row) => without(row, ['writtenBy'])) ?? [],
		...{ next: page?.next ?? null, first: page?.first ?? true },
		mayKeep: mayKeep(actor),
	};
}

const isOwn = async (db: Database, actor: Actor, organisationId: number | null, since: Date) =>
	(await ownCases(db, actor, [{ organisationId, since }])).size > 0;

/** @throws 404 */
export async function methodDeskPage(db: Database, actor: Actor, slug: string) {
	mustSeeDesk(actor);
	const method = found(await queries.findMethod(db, slug));
	const isOwnCase = await isOwn(db, actor, method.organisationId, method.sentAt);
	const mayWrite = mayKeep(actor) && !isOwnCase;
	return {
		method: without(method, ['writtenBy', 'commitmentId']),
		stored: methodValues(method),
		isOwnCase,
		may: {
			write: mayWrite,
			show: mayWrite && mayGo(method.state, 'shown'),
			decline: mayWrite && mayGo(method.state, 'declined'),
		},
	};
}

/** @throws 404 */
export async function reportDeskPage(db: Database, actor: Actor, id: number | undefined) {
	mustSeeDesk(actor);
	const report = found(id === undefined ? undefined : await reports.findReport(db, id));
	const isOwnCase = await isOwn(db, actor, report.organisationId, report.sentAt);
	const mayDecide = mayKeep(actor) && !isOwnCase;
	return {
		report: without(report, ['writtenBy']),
		isOwnCase,
		may: {
			show: mayDecide && mayGo(report.state, 'shown'),
			decline: mayDecide && mayGo(report.state, 'declined'),
		},
	};
}
