/** The verbs of a promise's own life: write, propose, decide, change, give up. */
import type { Actor } from '#lib/accounts/actor.ts';
import { mayChange, mayDecide, mayDraft, mayEditDraft, reportingFor } from '#lib/commitments/access.ts';
import {
	canBecome,
	defaultPeriod,
	isRunning,
	titleFrom,
	type Commitment,
} from '#lib/commitments/commitment.ts';
import type { CommitmentState } from '#lib/commitments/commitment.ts';
import type { TargetInput, WhereInput, WordsInput } from '#lib/commitments/input.ts';
import { tellDecision } from '#lib/commitments/mails.server.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { newSlug, randomCode } from '#lib/i18n/slugs.ts';
import { audit } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { once } from '#lib/platform/submissions.server.ts';
import { commitmentType } from '#lib/policy/catalogue.ts';

const note = (
	trx: Transaction,
	actor: Actor,
	verb: string,
	commitment: Pick<Commitment, 'id' | 'authorId'>,
	details = {},
) =>
	audit(trx, {
		personId: actor.person?.id ?? null,
		organisationId: commitment.authorId,
		verb: `commitment.${verb}`,
		subjectKind: 'commitment',
		subjectId: commitment.id,
		details,
	});

/** What a type brings along; the Danish title is the record's own language. */
function bornWith(key: string, target?: number) {
	const type = commitmentType(key);
	return {
		type: key,
		unit: type.unit.key,
		lowerIsBetter: type.direction === 'down',
		goal: type.defaultGoal,
		target: target ?? type.defaultTarget,
		originalTarget: target ?? type.defaultTarget,
		title: withLocale('da', () => titleFrom(type, target ?? type.defaultTarget)),
	};
}

/** @returns the draft's slug. */
export async function startDraft(
	db: Database,
	actor: Actor,
	organisationId: number,
	{ type, submission }: { type: string; submission?: string },
): Promise<string> {
	if (!mayDraft(actor, organisationId)) notFound();
	return once(db, submission, async (trx) => {
		const slug = randomCode(12);
		const { id } = await queries.insertCommitment(trx, {
			...bornWith(type),
			...defaultPeriod(copenhagenDate(now())),
			slug,
			organisationId,
			authorId: organisationId,
			savedAt: now(),
			createdBy: actor.person?.id ?? null,
		});
		await note(trx, actor, 'drafted', { id, authorId: organisationId }, { type });
		return slug;
	});
}

/** The promise held, if it is a draft that the actor may write in. */
async function lockDraft(trx: Transaction, actor: Actor, slug: string): Promise<Commitment> {
	const commitment = found(await queries.lockCommitment(trx, slug));
	if (!mayEditDraft(actor, commitment)) notFound();
	if (commitment.state !== 'draft') throw new Refused('commitment_not_a_draft');
	return commitment;
}

const writing = (
	db: Database,
	actor: Actor,
	slug: string,
	write: (trx: Transaction, draft: Commitment) => Promise<queries.DraftFields>,
) =>
	db.transaction().execute(async (trx) => {
		const draft = await lockDraft(trx, actor, slug);
		await queries.updateCommitment(trx, draft.id, await write(trx, draft), now());
	});

/** Another type is another promise: number, unit, goal and title start over. */
export const saveType = (db: Database, actor: Actor, slug: string, { type }: { type: string }) =>
	writing(db, actor, slug, async (_trx, draft) =>
		draft.type === type ? {} : { ...bornWith(type), baseline: 0 },
	);

/** The title follows the number for as long as nobody has written another one. */
export const saveTarget = (db: Database, actor: Actor, slug: string, input: TargetInput) =>
	writing(db, actor, slug, async (_trx, draft) => ({
		...input,
		baseline: input.baseline ?? 0,
		originalTarget: input.target,
		title: renumbered(draft, input.target),
	}));

export const saveWhere = (db: Database, actor: Actor, slug: string, input: WhereInput) =>
	writing(db, actor, slug, async (trx, draft) => {
		const { partnership, counterpart, milestones, ...fields } = input;
		const authorId = draft.authorId ?? draft.organisationId ?? notFound();
		await queries.replaceMilestones(trx, draft.id, milestones);
		if (partnership) {
			const open = await queries.partnershipsToPromiseWith(trx, authorId, copenhagenDate(now()));
			const chosen = open.find(({ slug }) => slug === partnership);
			if (!chosen) throw new Refused('commitment_partnership_closed');
			return { ...fields, organisationId: null, partnershipId: chosen.id, counterpartId: null };
		}
		const other = counterpart ? await queries.approvedOrganisation(trx, counterpart) : undefined;
		if (counterpart && (!other || other.id === authorId)) throw new Refused('commitment_counterpart_unknown');
		return { ...fields, organisationId: authorId, partnershipId: null, counterpartId: other?.id ?? null };
	});

export const saveWords = (db: Database, actor: Actor, slug: string, input: WordsInput) =>
	writing(db, actor, slug, async () => input);

/** @returns the promise's public slug, made from its final title. */
export const propose = (db: Database, actor: Actor, slug: string): Promise<string> =>
	db.transaction().execute(async (trx) => {
		const draft = await lockDraft(trx, actor, slug);
		const authorId = draft.authorId ?? draft.organisationId ?? notFound();
		const standing = await queries.standingOf(trx, authorId);
		if (!standing.approved) throw new Refused('commitment_not_approved');
		if (!standing.signed) throw new Refused('commitment_not_signed');
		if (draft.dueOn < copenhagenDate(now())) throw new Refused('commitment_due_is_past');
		const final = newSlug(draft.title);
		await queries.updateCommitment(trx, draft.id, { slug: final }, now());
		await change(trx, actor, draft, 'proposed');
		return final;
	});

/** Moves to `state`, if the table of states allows it, and writes it down. */
async function change(
	trx: Transaction,
	actor: Actor,
	commitment: Commitment,
	state: CommitmentState,
	reason?: string,
) {
	if (!canBecome(commitment.state, state)) throw new Refused('commitment_already_decided');
	await queries.setState(trx, commitment.id, state, { at: now(), by: actor.person?.id ?? null, reason });
	await note(trx, actor, state === 'active' ? 'accepted' : state, commitment);
}

async function decide(
	db: Database,
	actor: Actor,
	slug: string,
	state: 'active' | 'declined',
	reason?: string,
) {
	await db.transaction().execute(async (trx) => {
		const commitment = found(await queries.lockCommitment(trx, slug));
		if (!mayDecide(actor, commitment, await queries.behind(trx, commitment))) notFound();
		await change(trx, actor, commitment, state, reason);
		await tellDecision(trx, commitment, state, reason);
	});
}

export const accept = (db: Database, actor: Actor, slug: string) => decide(db, actor, slug, 'active');
export const decline = (db: Database, actor: Actor, slug: string, reason: string) =>
	decide(db, actor, slug, 'declined', reason);

/** A proposal nobody has answered, or one that was declined, becomes a draft again. */
export const takeBack = (db: Database, actor: Actor, slug: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const commitment = found(await queries.lockCommitment(trx, slug));
		if (!mayEditDraft(actor, commitment)) notFound();
		await change(trx, actor, commitment, 'draft');
	});

export const discardDraft = (db: Database, actor: Actor, slug: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const draft = await lockDraft(trx, actor, slug);
		await queries.deleteDraft(trx, draft.id);
		await note(trx, actor, 'discarded', draft);
	});

async function lockRunning(trx: Transaction, actor: Actor, slug: string): Promise<Commitment> {
	const commitment = found(await queries.lockCommitment(trx, slug));
	if (!mayChange(actor, commitment, await queries.behind(trx, commitment))) notFound();
	if (!isRunning(commitment.state)) throw new Refused('commitment_not_running');
	return commitment;
}

/** Gives the promise up, with a reason that everybody can read. */
export const withdraw = (db: Database, actor: Actor, slug: string, reason: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		await change(trx, actor, await lockRunning(trx, actor, slug), 'withdrawn', reason);
	});

const firstNumber = /\d[\d.,]*(?=[\s\u00a0])/;

/** The title with its first number changed, when it is the target. */
function renumbered({ title, target }: Pick<Commitment, 'title' | 'target'>, next: number): string {
	const written = (amount: number) => amount.toLocaleString('da-DK', { maximumFractionDigits: 2 });
	return firstNumber.exec(title)?.[0] === written(target) ? title.replace(firstNumber, written(next)) : title;
}

/** A new target with a reason. The first one stays on show beside it. */
export const amendTarget = (
	db: Database,
	actor: Actor,
	slug: string,
	{ target, reason }: { target: number; reason: string },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const commitment = await lockRunning(trx, actor, slug);
		if (commitment.target === target) throw new Refused('commitment_same_target');
		const fields = { target, title: renumbered(commitment, target) };
		await queries.updateCommitment(trx, commitment.id, fields, now());
		await queries.insertAmendment(trx, {
			commitmentId: commitment.id,
			fromTarget: commitment.target,
			toTarget: target,
			reason,
			amendedBy: actor.person?.id ?? null,
			amendedAt: now(),
		});
		await note(trx, actor, 'amended', commitment, { from: commitment.target, to: target });
	});

export const markMilestone = (
	db: Database,
	actor: Actor,
	slug: string,
	{ id, reached }: { id: number; reached: boolean },
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const commitment = found(await queries.lockCommitment(trx, slug));
		if (!reportingFor(actor, await queries.behind(trx, commitment)).length) notFound();
		if (!isRunning(commitment.state)) throw new Refused('commitment_not_running');
		const changed = await queries.setMilestone(trx, commitment.id, id, reached ? now() : null);
		if (changed)
			await note(trx, actor, reached ? 'milestone_reached' : 'milestone_reopened', commitment, {
				milestone: id,
			});
	});
