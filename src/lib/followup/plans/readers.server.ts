/** Action plans as everybody reads them and as their desk does. Only what is published leaves the desk. */
import type { Actor } from '#lib/accounts/actor.ts';
import { colleaguesWho } from '#lib/accounts/colleagues.server.ts';
import { mayMeasure, measuringPerson, mustReadDesk } from '#lib/followup/access.ts';
import { leansOn, linksDesk } from '#lib/followup/links/links.server.ts';
import { bodyOf, stepsFrom, titleOf } from '#lib/followup/plans/action.ts';
import type { ActionFilter } from '#lib/followup/plans/filter.ts';
import { actionValues } from '#lib/followup/plans/form-values.ts';
import { changesBetween, statusLabel } from '#lib/followup/plans/labels.ts';
import * as queries from '#lib/followup/plans/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { textIn } from '#lib/i18n/text-by-language.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { committeesOffered, currentEdition } from '#lib/policy/edition.ts';
import { committeeName, goalLabel } from '#lib/policy/labels.ts';

const pageSize = 20;
const wordingsShown = 10;
const shownElsewhere = 12;
const today = () => copenhagenDate(now());

/** Published actions, by the day they are to be done. */
export const publicActions = (db: Handle, filter: ActionFilter, after: string | null, limit = pageSize) =>
	queries.listActions(db, filter, { published: true, after, limit });

/** Every published plan, and the actions that the filter leaves, by the day they are to be done. */
export async function plansPage(db: Database, filter: ActionFilter, after: string | null) {
	const [plans, { rows, next, first }] = await Promise.all([
		publishedPlans(db),
		publicActions(db, filter, after),
	]);
	return { plans, actions: rows, next, first, filter, today: today() };
}

/** @throws 404 for what is not published */
export async function planPage(db: Database, slug: string) {
	const { publishedByName: _, ...plan } = found(await queries.findPlan(db, slug));
	if (!plan.publishedAt) notFound();
	return { plan, actions: await queries.actionsOfPlan(db, plan.id), today: today() };
}

/** What an action has read, the newest first, each with what it says otherwise than the one before it. */
async function historyOf(db: Handle, actionId: number, after: string | null) {
	const { rows, next, first } = await queries.wordingsOf(db, actionId, { after, limit: wordingsShown });
	const last = rows.at(-1);
	const before = last && last.number > 1 ? await queries.wordingOf(db, actionId, last.number - 1) : undefined;
	const wordings = rows.map((wording, index) => {
		const earlier = rows[index + 1] ?? before;
		const { number, reason, writtenAt, writtenByName } = wording;
		return {
			...{ number, reason, writtenAt, writtenByName },
			changes: earlier ? changesBetween(earlier, wording) : [],
		};
	});
	return { wordings, next, first };
}
export type ActionHistory = Awaited<ReturnType<typeof historyOf>>;

/** With the promises it leans on and all that it has read: when, and never by whom. @throws 404 for what is not published */
export async function actionPage(db: Database, plan: string, slug: string, after: string | null) {
	const action = found(await queries.findAction(db, plan, slug));
	if (!action.publishedAt) notFound();
	const [commitments, history] = await Promise.all([
		leansOn(db, { kind: 'action', id: action.id }),
		historyOf(db, action.id, after),
	]);
	const wordings = history.wordings.map((wording) => ({ ...wording, writtenByName: null }));
	return { action, commitments, history: { ...history, wordings }, today: today() };
}

/** Published actions toward a goal, for the goal's own page. */
export const actionsToward = async (db: Database, goal: string) => ({
	actions: await queries.actionsToward(db, goal, shownElsewhere),
	today: today(),
});

/** Published actions that lean on a promise, for the promise's own page. */
export const actionsLeaningOn = async (db: Database, commitmentId: number) => ({
	actions: await queries.actionsLeaningOn(db, commitmentId, shownElsewhere),
	today: today(),
});

/** Every published plan with how far its actions are. */
export const publishedPlans = (db: Handle) => queries.listPlans(db, { published: true });

/** Every published action, for a spreadsheet in the page's language: in Danish where it is not written in that. */
export async function actionsFile(db: Handle): Promise<string> {
	return csv(await queries.actionsForFile(db), {
		[m.plans_committee()]: ({ committee }) => committeeName(committee),
		[m.plans_title()]: (action) => textIn(titleOf(action)).text,
		[m.plans_body()]: (action) => textIn(bodyOf(action)).text,
		[m.plans_status()]: ({ status }) => statusLabel(status),
		[m.plans_unit()]: ({ unit }) => unit,
		[m.plans_goals()]: ({ goals }) => goals.map((goal) => goalLabel(goal)).join(', '),
		[m.plans_money_kroner()]: ({ money }) => money,
		[m.plans_starts()]: ({ startsOn }) => startsOn,
		[m.plans_due_label()]: ({ dueOn }) => dueOn,
	});
}

/** @throws 404 */
export async function plansDeskPage(db: Database, actor: Actor, filter: ActionFilter, after: string | null) {
	mustReadDesk(actor);
	const [plans, { rows, next, first }] = await Promise.all([
		queries.listPlans(db, { published: false }),
		queries.listActions(db, filter, { published: false, after, limit: pageSize }),
	]);
	return {
		plans,
		actions: rows,
		next,
		first,
		filter,
		today: today(),
		period: currentEdition().period,
		committees: committeesOffered(today()).map(({ key }) => key),
		mayWrite: mayMeasure(actor),
	};
}

/** @throws 404 */
export async function planDesk(db: Database, actor: Actor, slug: string) {
	mustReadDesk(actor);
	const plan = found(await queries.findPlan(db, slug));
	const actions = await queries.actionsOfPlan(db, plan.id);
	return { plan, actions, today: today(), mayWrite: mayMeasure(actor) };
}

const staff = (db: Database) => colleaguesWho(db, 'oversee');

/** What a new action's form offers. @throws 404 for whoever may not write one */
export async function newActionDesk(db: Database, actor: Actor, planSlug: string) {
	measuringPerson(actor);
	const plan = found(await queries.findPlan(db, planSlug));
	return { plan, staff: await staff(db) };
}

/** @throws 404 for whoever may not change it */
export async function actionForm(db: Database, actor: Actor, plan: string, slug: string) {
	measuringPerson(actor);
	const action = found(await queries.findAction(db, plan, slug));
	const contact = await queries.contactOf(db, action.id);
	return {
		action,
		stored: actionValues({ ...action, contactId: contact.contactId }),
		staff: await staff(db),
	};
}

/** @param words what promises are looked for with. @throws 404 */
export async function actionDesk(
	db: Database,
	actor: Actor,
	[plan, slug]: readonly [plan: string, action: string],
	{ words, after }: { words: string; after: string | null },
) {
	mustReadDesk(actor);
	const action = found(await queries.findAction(db, plan, slug));
	const mayWrite = mayMeasure(actor);
	const [contact, history, links] = await Promise.all([
		queries.contactOf(db, action.id),
		historyOf(db, action.id, after),
		linksDesk(db, { kind: 'action', id: action.id }, mayWrite ? words : ''),
	]);
	return {
		action,
		contact: contact.name === null ? null : contact,
		history,
		links,
		steps: mayWrite ? stepsFrom(action.status) : [],
		today: today(),
		mayWrite,
	};
}
