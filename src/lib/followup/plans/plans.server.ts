/** An editor of the municipality writes plans and their actions, changes them with a reason, and links them to promises. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mustBeColleague } from '#lib/accounts/colleagues.server.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { link, unlink } from '#lib/followup/links/links.server.ts';
import {
	changedKeys,
	mayBecome,
	mostActions,
	type ActionStatus,
	type Wording,
} from '#lib/followup/plans/action.ts';
import { plansDesk } from '#lib/followup/plans/filter.ts';
import { actionValues } from '#lib/followup/plans/form-values.ts';
import type { ActionInput, ChangedActionInput, PlanInput } from '#lib/followup/plans/input.ts';
import * as queries from '#lib/followup/plans/queries.server.ts';
import * as writes from '#lib/followup/plans/writes.server.ts';
import { recordAction, recordPlan } from '#lib/followup/record.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { committeeOf } from '#lib/policy/edition.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

export const planPath = (plan: string): string => `${plansDesk}/${plan}`;
export const actionPath = (plan: string, action: string): string => `${planPath(plan)}/${action}`;

/** Nobody but the municipality sees it before it is published. @returns its desk. @throws 404, Refused `plans_known` */
export function createPlan(db: Database, actor: Actor, { submission, ...plan }: PlanInput): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const slug = newSlug(committeeOf(plan.committee)?.name.da ?? '');
		const made = await writes.insertPlan(trx, { ...plan, slug, createdAt: now(), createdBy: by.id });
		if (!made) throw new Refused('plans_known', 'startsOn');
		await recordPlan(trx, actor, 'plan.written', made);
		return planPath(slug);
	});
}

/** @throws 404, EditedMeanwhile */
export function changeIntro(
	db: Database,
	actor: Actor,
	slug: string,
	{ intro }: { intro: string },
	edited: Edited | null,
): Promise<void> {
	measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const plan = found(await queries.lockPlan(trx, slug));
		refuseEdited(edited, { intro: plan.intro });
		await writes.updatePlan(trx, plan.id, { intro });
		await recordPlan(trx, actor, 'plan.changed', plan);
	});
}

/** From now on everybody reads it, with every change of it. Published already is published. @throws 404, Refused `plans_empty` */
export function publishPlan(db: Database, actor: Actor, slug: string): Promise<void> {
	const by = measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const plan = found(await queries.lockPlan(trx, slug));
		if (plan.publishedAt) return;
		if ((await queries.countActions(trx, plan.id)) === 0) throw new Refused('plans_empty');
		await writes.updatePlan(trx, plan.id, { publishedAt: now(), publishedBy: by.id });
		await recordPlan(trx, actor, 'plan.published', plan);
	});
}

const wordingOf = (input: ActionInput, status: ActionStatus): Wording => ({
	title: input.title,
	titleEn: input.titleEn,
	body: input.body,
	bodyEn: input.bodyEn,
	unit: input.unit,
	goals: input.goals.toSorted(),
	money: input.money,
	startsOn: input.startsOn,
	dueOn: input.dueOn,
	status,
});

const wordsOf = ({ title, titleEn, body, bodyEn }: ActionInput) => [title, titleEn ?? '', body, bodyEn ?? ''];

/** @returns its desk. @throws 404, Refused `wording_unread`, `plans_most_actions` */
export function createAction(
	db: Database,
	actor: Actor,
	planSlug: string,
	input: ActionInput,
): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const plan = found(await queries.lockPlan(trx, planSlug));
		refuseUnreadWording(wordsOf(input), input.wordingRead);
		if ((await queries.countActions(trx, plan.id)) >= mostActions)
			throw new Refused('plans_most_actions', '', { most: String(mostActions) });
		const contactId = input.contact;
		if (contactId !== null) await mustBeColleague(trx, 'oversee', contactId);
		const wording = wordingOf(input, 'planned');
		const at = now();
		const slug = newSlug(input.title);
		const action = await writes.insertAction(trx, {
			...wording,
			...{ slug, contactId },
			planId: plan.id,
			createdAt: at,
		});
		await writes.insertWording(trx, action.id, wording, { reason: null, writtenAt: at, writtenBy: by.id });
		await recordAction(trx, actor, 'plan_action.written', action);
		return actionPath(plan.slug, slug);
	});
}

/**
 * What it said before stays beside it, with the reason. Who is called about it is no part of that.
 * @returns its desk. @throws 404, Refused `wording_unread`, EditedMeanwhile
 */
export function changeAction(
	db: Database,
	actor: Actor,
	[planSlug, slug]: readonly [plan: string, action: string],
	input: ChangedActionInput,
	edited: Edited | null,
): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const action = found(await queries.lockAction(trx, planSlug, slug));
		refuseEdited(edited, actionValues(action));
		refuseUnreadWording(wordsOf(input), input.wordingRead);
		const contactId = input.contact;
		if (contactId !== null) await mustBeColleague(trx, 'oversee', contactId);
		const wording = wordingOf(input, action.status);
		const changed = changedKeys(action, wording);
		if (changed.length || contactId !== action.contactId)
			await writes.updateAction(trx, action.id, { ...wording, contactId });
		if (changed.length) {
			const written = { reason: input.reason, writtenAt: now(), writtenBy: by.id };
			await writes.insertWording(trx, action.id, wording, written);
			await recordAction(trx, actor, 'plan_action.changed', action, { changed: changed.join(' ') });
		}
		return actionPath(action.plan, action.slug);
	});
}

type Named = readonly [plan: string, action: string];

const holding = <T>(
	db: Database,
	actor: Actor,
	[plan, slug]: Named,
	work: (
		trx: Transaction,
		action: NonNullable<Awaited<ReturnType<typeof queries.lockAction>>>,
		by: number,
	) => Promise<T>,
): Promise<T> => {
	const by = measuringPerson(actor);
	return db
		.transaction()
		.execute(async (trx) => work(trx, found(await queries.lockAction(trx, plan, slug)), by.id));
};

/** A step is a new wording with its reason. There already is there. @throws 404, Refused `plans_no_step` */
export const stepAction = (
	db: Database,
	actor: Actor,
	named: Named,
	{ to, reason }: { to: ActionStatus; reason: string },
): Promise<void> =>
	holding(db, actor, named, async (trx, action, by) => {
		if (action.status === to) return;
		if (!mayBecome(action.status, to)) throw new Refused('plans_no_step', 'to');
		await writes.updateAction(trx, action.id, { status: to });
		const wording = { ...action, status: to };
		await writes.insertWording(trx, action.id, wording, { reason, writtenAt: now(), writtenBy: by });
		await recordAction(trx, actor, 'plan_action.stepped', action, { from: action.status, to });
	});

/** @throws 404, Refused `links_most` */
export const linkToAction = (db: Database, actor: Actor, named: Named, commitment: string): Promise<void> =>
	holding(db, actor, named, async (trx, action, by) => {
		const linked = await link(trx, { kind: 'action', id: action.id }, commitment, by);
		if (linked) await recordAction(trx, actor, 'plan_action.linked', action, { commitment: linked.id });
	});

/** @throws 404 */
export const unlinkFromAction = (
	db: Database,
	actor: Actor,
	named: Named,
	commitment: string,
): Promise<void> =>
	holding(db, actor, named, async (trx, action) => {
		const gone = await unlink(trx, { kind: 'action', id: action.id }, commitment);
		if (gone) await recordAction(trx, actor, 'plan_action.unlinked', action, { commitment: gone.id });
	});
