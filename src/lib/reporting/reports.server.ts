/** Writing a half-year's report, and sending it: at will until the window closes, and nothing counts twice. */
import type { HalfYear } from '#lib/i18n/periods.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { may } from '#lib/accounts/access.ts';
import { askToConfirm } from '#lib/contributions/by-mail/confirmation-digest.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { chosenPicture } from '#lib/organisations/files/pictures.server.ts';
import { standingFactsOf } from '#lib/organisations/readers.server.ts';
import { countReported } from '#lib/contributions/reported/reported.server.ts';
import { recordReport } from '#lib/reporting/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';
import { fieldsOf, type ReportInput } from '#lib/reporting/writing/input.ts';
import * as queries from '#lib/reporting/queries.server.ts';
import {
	countedNow,
	likelyCompletion,
	reportedOn,
	reportState,
	saysTheSame,
	settle,
	type AskedLine,
	type ReportContent,
	type ReportState,
} from '#lib/reporting/report.ts';

export type Saved =
	| { kind: 'saved'; revision: number; savedAt: Date }
	/** Somebody else, or another window, saved since this one was opened. */
	| { kind: 'changed'; revision: number };

/** Whether this save may go on top: it began with what stands, or the same window wrote that. */
type Order = 'next' | 'overtaken' | 'changed';
function orderOf(report: queries.ReportRow, { revision, tab, save }: ReportInput): Order {
	if (tab !== null && tab === report.tab) return save >= report.tabSave ? 'next' : 'overtaken';
	return revision === report.revision ? 'next' : 'changed';
}

async function openReport(trx: Transaction, actor: Actor, organisationId: number, halfYear: HalfYear) {
	if (!may(actor, 'report', organisationId)) notFound();
	const at = now();
	const today = copenhagenDate(at);
	const facts = await standingFactsOf(trx, organisationId);
	if (!facts) throw new Refused('report_not_owed');
	const report = await queries.lockContribution(trx, organisationId, halfYear, at);
	const sentOn = report.sentAt && copenhagenDate(report.sentAt);
	const state: ReportState = reportState(halfYear, { ...facts, today, sentOn });
	if (state === 'closed') throw new Refused('report_closed');
	return { report, state, at, today, personId: actor.person?.id ?? null };
}

interface ReportPicture {
	imageId: number | null;
	imageAlt: string;
}
const noPicture: ReportPicture = { imageId: null, imageAlt: '' };

/** One that was taken down stays in its place, so that it can be put back, until another is chosen. */
async function pictureOf(
	trx: Transaction,
	organisationId: number,
	{ imageKey, imageAlt }: ReportInput,
	before: ReportPicture & { imageKey: string | null },
): Promise<ReportPicture> {
	if (imageKey) return { imageId: (await chosenPicture(trx, organisationId, imageKey)).id, imageAlt };
	const isDown = before.imageId !== null && before.imageKey === null;
	return isDown ? { imageId: before.imageId, imageAlt: before.imageAlt } : noPicture;
}

/** What is typed is kept even if its picture is gone; who sends the report is told. */
function withoutIt(thrown: unknown): ReportPicture {
	if (thrown instanceof Refused && thrown.code === 'picture_gone') return noPicture;
	throw thrown;
}

/** Keeps what is typed. @throws Refused `report_closed`, `report_not_owed` */
export const saveDraft = (
	db: Database,
	actor: Actor,
	organisationId: number,
	halfYear: HalfYear,
	input: ReportInput,
): Promise<Saved> =>
	acting(db, actor, async (trx): Promise<Saved> => {
		const { report, at, personId } = await openReport(trx, actor, organisationId, halfYear);
		const order = orderOf(report, input);
		if (order === 'changed') return { kind: 'changed', revision: report.revision };
		if (order === 'overtaken') return { kind: 'saved', revision: report.revision, savedAt: report.savedAt };
		const revision = report.revision + 1;
		await queries.writeLines(trx, report.id, input.lines);
		await queries.updateReport(trx, report.id, {
			...(await pictureOf(trx, organisationId, input, report).catch(withoutIt)),
			story: input.story,
			revision,
			tab: input.tab,
			tabSave: input.save,
			savedAt: at,
			savedBy: personId,
		});
		return { kind: 'saved', revision, savedAt: at };
	});

/** Every number as it is meant: what is counted where nothing else was typed. */
function answers(asked: readonly AskedLine[], input: ReportInput): ReportContent['lines'] {
	return asked.map((line) => {
		const { commitmentId, slug, title, type } = line;
		const given = input.lines.find((one) => one.commitmentId === commitmentId);
		const amount = given?.amount ?? countedNow(line);
		if (!given || amount === null) throw new Refused('report_unanswered', fieldsOf(commitmentId).amount);
		const completion = given.completion ?? likelyCompletion(line);
		return { commitmentId, slug, title, type, amount, completion, effects: given.effects };
	});
}

/**
 * Sends the report, or sends it again. What is above that which is counted elsewhere becomes one contribution a commitment;
 * a repeated or doubled send changes nothing. @returns the version that stands.
 * @throws Refused `report_not_open`, `report_closed`, `report_not_owed`, `report_changed` (another window saved since),
 * `report_unanswered`, `picture_gone`, `wording_unread`, `report_below` (less than what is counted elsewhere)
 */
export const sendReport = (
	db: Database,
	actor: Actor,
	organisationId: number,
	halfYear: HalfYear,
	input: ReportInput,
): Promise<number> =>
	acting(db, actor, async (trx) => {
		const { report, state, at, today, personId } = await openReport(trx, actor, organisationId, halfYear);
		if (state === 'early') throw new Refused('report_not_open');
		await queries.shareCommitments(
			trx,
			input.lines.map(({ commitmentId }) => commitmentId),
		);
		const asked = await queries.askedLines(trx, organisationId, halfYear, today);
		const lines = answers(asked, input);
		const { imageId, imageAlt } = await pictureOf(trx, organisationId, input, report);
		const picture = input.imageKey ? { key: input.imageKey, alt: imageAlt } : null;
		const content: ReportContent = { story: input.story, picture, lines };
		const settled = asked.map((line, index) => ({ line, to: settle(line, lines[index]!.amount) }));

		const [last] = report.version ? await queries.versionsOf(trx, report.id, 1) : [];
		const changesNothing = settled.every(({ to }) => to.kind === 'keep');
		if (last && changesNothing && saysTheSame(last.content, content)) return report.version;
		if (orderOf(report, input) !== 'next') throw new Refused('report_changed');
		refuseUnreadWording([content.story, ...lines.map(({ effects }) => effects)], input.wordingRead);
		const below = settled.find(({ to }) => to.kind === 'below');
		if (below) throw new Refused('report_below', fieldsOf(below.line.commitmentId).amount);

		const version = report.version + 1;
		const lineIds = await queries.writeLines(trx, report.id, lines.map(lineOf));
		const by = { organisationId, by: actor, at };
		const inOrder = settled.toSorted((one, other) => one.line.commitmentId - other.line.commitmentId);
		for (const { line, to } of inOrder) {
			const sourceId = lineIds.get(line.commitmentId)!;
			const happenedOn = reportedOn(halfYear, line.dueOn, today);
			if (to.kind === 'count')
				await countReported(trx, { ...by, line, sourceId, happenedOn, amount: to.amount });
			if (to.kind === 'stop') await countReported(trx, { ...by, line, sourceId, happenedOn, amount: 0 });
		}
		const counted = inOrder.filter(({ to }) => to.kind === 'count').map(({ line }) => line.commitmentId);
		await askToConfirm(trx, counted, [organisationId]);
		await queries.updateReport(trx, report.id, {
			story: input.story,
			imageId,
			imageAlt,
			revision: report.revision + 1,
			tab: input.tab,
			tabSave: input.save,
			savedAt: at,
			savedBy: personId,
			version,
			sentAt: at,
			sentBy: personId,
		});
		await queries.insertVersion(trx, {
			reportId: report.id,
			version,
			content,
			imageId: picture && imageId,
			sentAt: at,
			sentBy: personId,
		});
		const about = { id: report.id, organisationId };
		await recordReport(trx, actor, 'report.sent', about, { halfYear, version });
		return version;
	});

const lineOf = ({ commitmentId, amount, completion, effects }: ReportContent['lines'][number]) => ({
	commitmentId,
	amount,
	completion,
	effects,
});
