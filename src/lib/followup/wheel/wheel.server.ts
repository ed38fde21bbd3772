/** What the municipality does with its year: those who measure plan it, and whoever a task is given to says when it is done. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { colleaguesWho, mustBeColleague } from '#lib/accounts/colleagues.server.ts';
import { mayMeasure, measuringPerson } from '#lib/followup/access.ts';
import { recordWheelTask } from '#lib/followup/record.server.ts';
import { taskValues } from '#lib/followup/wheel/form-values.ts';
import type { WheelTaskInput } from '#lib/followup/wheel/input.ts';
import * as queries from '#lib/followup/wheel/queries.server.ts';
import { wheelPath } from '#lib/followup/wheel/paths.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

/** Whose task it may be: all at the desk but an auditor, who only reads. */
const owning = 'casework';
export const ownersOf = (db: Handle) => colleaguesWho(db, owning);

const rowOf = ({
	ring,
	title,
	note,
	startsOn,
	dueOn,
	yearly,
	boardKind,
	owner,
	remindDays,
}: WheelTaskInput) => ({
	ring,
	title,
	note,
	startsOn: startsOn ?? dueOn,
	dueOn,
	yearly,
	boardKind,
	ownerId: owner,
	remindDays,
	changedAt: now(),
});

const pathOf = ({ dueOn }: { dueOn: string }): string => wheelPath(Number(dueOn.slice(0, 4)));

/** @returns the page of its year. @throws 404 */
export function planTask(db: Database, actor: Actor, input: WheelTaskInput): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		if (input.owner !== null) await mustBeColleague(trx, owning, input.owner);
		const made = { ...rowOf(input), createdAt: now(), createdBy: by.id };
		await recordWheelTask(trx, actor, 'wheel.planned', found(await queries.insertTask(trx, made)));
		return pathOf(input);
	});
}

/** Its owner is written to again where the day or the owner is another. @throws 404, EditedMeanwhile */
export const changeTask = (
	db: Database,
	actor: Actor,
	id: number,
	input: WheelTaskInput,
	edited: Edited | null,
): Promise<string> => {
	measuringPerson(actor);
	return acting(db, actor, async (trx) => {
		const task = found(await queries.lockTask(trx, id));
		refuseEdited(edited, taskValues(task));
		if (input.owner !== null && input.owner !== task.ownerId) await mustBeColleague(trx, owning, input.owner);
		const row = rowOf(input);
		const isSame = row.dueOn === task.dueOn && row.ownerId === task.ownerId;
		await queries.updateTask(trx, id, {
			...row,
			revision: task.revision + 1,
			remindedAt: isSame ? task.remindedAt : null,
		});
		await recordWheelTask(trx, actor, 'wheel.changed', task);
		return pathOf(input);
	});
};

/** Done, or not done after all; saying so again changes nothing. @throws 404 for whose it is not */
export const finishTask = (db: Database, actor: Actor, id: number, done: boolean): Promise<string> =>
	acting(db, actor, async (trx) => {
		const { person } = actor;
		const task = found(await queries.lockTask(trx, id));
		if (!person || (!mayMeasure(actor) && !isOwn(actor, task))) notFound();
		if ((task.doneAt !== null) === done) return pathOf(task);
		await queries.updateTask(
			trx,
			id,
			done ? { doneAt: now(), doneBy: person.id } : { doneAt: null, doneBy: null },
		);
		await recordWheelTask(trx, actor, done ? 'wheel.done' : 'wheel.reopened', task);
		return pathOf(task);
	});

/** Gone from the wheel, and comes no later year; the row stays as the record of it. @throws 404 */
export const removeTask = (db: Database, actor: Actor, id: number): Promise<string> =>
	acting(db, actor, async (trx) => {
		measuringPerson(actor);
		const task = found(await queries.lockTask(trx, id));
		await queries.updateTask(trx, id, { removedAt: now() });
		await recordWheelTask(trx, actor, 'wheel.removed', task);
		return pathOf(task);
	});

/** Given to this person, who still works where the desk is. */
export const isOwn = (actor: Actor, { ownerId }: { ownerId: number | null }): boolean =>
	actor.person !== null && actor.person.id === ownerId && municipalityMay(actor, owning);
