/** Steps on the way, kept by those who promised for as long as the commitment runs. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayKeep, reportingFor } from '#lib/commitments/access.ts';
import { isRunning, type Commitment } from '#lib/commitments/commitment.ts';
import { milestoneValues } from '#lib/commitments/milestones/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import * as queries from '#lib/commitments/milestones/milestone-queries.server.ts';
import { lockCommitment, recordStep } from '#lib/commitments/state-changes.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/** As many as anybody can follow. */
export const mostMilestones = 12;

const keeping = (
	db: Database,
	actor: Actor,
	slug: string,
	keep: (trx: Transaction, commitment: Commitment) => Promise<void>,
) =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		if (!mayKeep(actor, commitment.around)) notFound();
		if (!isRunning(commitment.state)) throw new Refused('commitment_not_running');
		await keep(trx, commitment);
	});

interface MilestoneInput {
	title: string;
	dueOn: string;
}

export const addMilestone = (
	db: Database,
	actor: Actor,
	slug: string,
	input: MilestoneInput,
): Promise<void> =>
	keeping(db, actor, slug, async (trx, commitment) => {
		const there = await queries.milestonesOf(trx, commitment.id);
		if (there.length >= mostMilestones) throw new Refused('milestone_too_many');
		if (there.some(({ title, dueOn }) => title === input.title && dueOn === input.dueOn)) return;
		const milestone = await queries.insertMilestone(trx, commitment.id, input);
		await recordStep(trx, actor, 'milestone_added', commitment, { milestone, title: input.title });
	});

export const editMilestone = (
	db: Database,
	actor: Actor,
	slug: string,
	{ id, ...input }: MilestoneInput & { id: number },
	edited?: Edited | null,
): Promise<void> =>
	keeping(db, actor, slug, async (trx, commitment) => {
		const milestone = found(await queries.lockMilestone(trx, commitment.id, id));
		if (milestone.title === input.title && milestone.dueOn === input.dueOn) return;
		refuseEdited(edited, milestoneValues(milestone));
		await queries.updateMilestone(trx, id, input);
		await recordStep(trx, actor, 'milestone_edited', commitment, { milestone: id, title: input.title });
	});

export const removeMilestone = (db: Database, actor: Actor, slug: string, id: number): Promise<void> =>
	keeping(db, actor, slug, async (trx, commitment) => {
		const milestone = await queries.lockMilestone(trx, commitment.id, id);
		if (!milestone) return;
		await queries.deleteMilestone(trx, id);
		await recordStep(trx, actor, 'milestone_removed', commitment, { milestone: id, title: milestone.title });
	});

export const markMilestone = (
	db: Database,
	actor: Actor,
	slug: string,
	{ id, reached }: { id: number; reached: boolean },
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const commitment = await lockCommitment(trx, slug);
		const [organisationId] = reportingFor(actor, commitment.around);
		if (organisationId === undefined) notFound();
		if (!isRunning(commitment.state)) throw new Refused('commitment_not_running');
		const milestone = found(await queries.lockMilestone(trx, commitment.id, id));
		if (!(await queries.setMilestone(trx, commitment.id, id, reached ? now() : null))) return;
		const verb = reached ? 'milestone_reached' : 'milestone_reopened';
		const details = { milestone: id, title: milestone.title };
		await recordStep(trx, actor, verb, commitment, details, organisationId);
	});
