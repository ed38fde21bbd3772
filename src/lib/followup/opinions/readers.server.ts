/** Opinions and answers as everybody reads them and as their desk does. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayMeasure, measuringPerson, mustReadDesk } from '#lib/followup/access.ts';
import { opinionValues } from '#lib/followup/opinions/form-values.ts';
import { answerText } from '#lib/followup/opinions/labels.ts';
import { publicStandingOf, standingOf, type OpinionFilter } from '#lib/followup/opinions/opinion.ts';
import * as queries from '#lib/followup/opinions/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { committeesOffered } from '#lib/policy/edition.ts';
import { committeeName, goalLabel } from '#lib/policy/labels.ts';

const pageSize = 20;
const shownElsewhere = 6;

type Row = NonNullable<Awaited<ReturnType<typeof queries.findOpinion>>>;
const standing = <Of extends Row>(row: Of, today: string) => ({ ...row, standing: standingOf(row, today) });
export type ShownOpinion = ReturnType<typeof standing<Row>>;

async function listOf(db: Database, filter: OpinionFilter, after: string | null, published: boolean) {
	const today = copenhagenDate(now());
	const asked = { published, today, after, limit: pageSize };
	const { rows, next, first } = await queries.listOpinions(db, filter.standing, asked);
	return { filter, opinions: rows.map((row) => standing(row, today)), next, first };
}

/** Published ones, the newest first. */
export const opinionsPage = (db: Database, filter: OpinionFilter, after: string | null) =>
	listOf(db, filter, after, true);

/** Published ones with all their answers, the newest first. */
export async function opinionsInFull(
	db: Database,
	filter: OpinionFilter,
	after: string | null,
	limit: number,
) {
	const today = copenhagenDate(now());
	const page = await queries.listOpinions(db, filter.standing, { published: true, today, after, limit });
	const answers = await queries.answersToEach(
		db,
		page.rows.map(({ id }) => id),
	);
	const rows = page.rows.map((row) => ({
		...row,
		standing: publicStandingOf(row, today),
		answers: answers.filter(({ opinionId }) => opinionId === row.id),
	}));
	return { ...page, rows };
}

/** With the answers: when, and never by whose hand. @throws 404 for what is not published */
export async function opinionPage(db: Database, slug: string) {
	const opinion = found(await queries.findOpinion(db, slug));
	if (!opinion.publishedAt) notFound();
	const answers = await queries.answersTo(db, opinion.id);
	return {
		opinion: standing(opinion, copenhagenDate(now())),
		answers: answers.map((answer) => ({ ...answer, answeredByName: null })),
	};
}

/** What the think tank has said about a goal, for the goal's own page. */
export async function opinionsOn(db: Database, goal: string): Promise<ShownOpinion[]> {
	const today = copenhagenDate(now());
	return (await queries.opinionsOn(db, goal, shownElsewhere)).map((row) => standing(row, today));
}

/** How many published ones stand how. */
export const opinionCounts = (db: Handle, today: string) => queries.countByStanding(db, today);

/** Every published opinion, for a spreadsheet. */
export async function opinionsFile(db: Handle): Promise<string> {
	const today = copenhagenDate(now());
	return csv(await queries.opinionsForFile(db), {
		[m.opinion_given()]: ({ givenOn }) => givenOn,
		[m.plans_title()]: ({ title }) => title,
		[m.opinion_body()]: ({ body }) => body,
		[m.plans_committee()]: ({ committee }) => committeeName(committee),
		[m.plans_goals()]: ({ goals }) => goals.map((goal) => goalLabel(goal)).join(', '),
		[m.opinion_standing()]: (opinion) => answerText(standing(opinion, today)),
		[m.opinion_answer_due()]: ({ answerDueOn }) => answerDueOn,
		[m.opinion_answered_on()]: ({ answeredAt }) => answeredAt,
		[m.opinion_answer()]: ({ answer }) => answer,
	});
}

/** @throws 404 */
export async function opinionsDeskPage(
	db: Database,
	actor: Actor,
	filter: OpinionFilter,
	after: string | null,
) {
	mustReadDesk(actor);
	return { ...(await listOf(db, filter, after, false)), mayWrite: mayMeasure(actor) };
}

/** Whom a new opinion may be given to. @throws 404 for whoever may not write one */
export function newOpinionDesk(actor: Actor) {
	measuringPerson(actor);
	return { committees: committeesOffered(copenhagenDate(now())).map(({ key }) => key) };
}

/** @throws 404 */
export async function opinionDesk(db: Database, actor: Actor, slug: string) {
	mustReadDesk(actor);
	const opinion = found(await queries.findOpinion(db, slug));
	const today = copenhagenDate(now());
	return {
		opinion: standing(opinion, today),
		committees: committeesOffered(today, opinion.committee).map(({ key }) => key),
		stored: opinionValues(opinion),
		answers: await queries.answersTo(db, opinion.id),
		mayWrite: mayMeasure(actor),
	};
}
