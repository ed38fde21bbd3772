/** Writing a commitment before anybody else sees it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayDraft, mayEditDraft } from '#lib/commitments/access.ts';
import { defaultPeriod, renumbered, titleFrom, type Commitment } from '#lib/commitments/commitment.ts';
import type { TargetInput, WhereInput, WordsInput } from '#lib/commitments/writing/input.ts';
import { replaceMilestones } from '#lib/commitments/milestones/milestone-queries.server.ts';
import {
	approvedOrganisation,
	partnershipsToCommitmentWith,
} from '#lib/commitments/writing/proposal-queries.server.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import { recordStep } from '#lib/commitments/state-changes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { randomCode } from '#lib/i18n/slugs.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { milestonesOf } from '#lib/commitments/milestones/milestone-queries.server.ts';
import { draftValues } from '#lib/commitments/writing/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { commitmentType, defaultGoalOf, isTypeOffered } from '#lib/policy/catalogue.ts';
import type { CommitmentType } from '#lib/policy/commitment-type.ts';

/** What a type brings along; the Danish title is the record's own language. */
function bornWith(type: CommitmentType, target = type.defaultTarget) {
	const goal = defaultGoalOf(type);
	if (!goal) throw new Refused('policy_over');
	return {
		type: type.key,
		lowerIsBetter: type.direction === 'down',
		goal,
		target,
		originalTarget: target,
		title: withLocale('da', () => titleFrom(type, target)),
	};
}

/** The type as it is offered; one that the policy in force does not have is refused with its goal. @throws Refused `commitment_type_not_offered` */
function offeredType(key: string): CommitmentType {
	const type = commitmentType(key);
	if (defaultGoalOf(type) && !isTypeOffered(key)) throw new Refused('commitment_type_not_offered', 'type');
	return type;
}

/** @throws Refused `commitment_partnership_closed` unless the organisation can promise with it today */
async function runningPartnership(trx: Transaction, organisationId: number, slug: string) {
	const open = await partnershipsToCommitmentWith(trx, organisationId, copenhagenDate(now()));
	const chosen = open.find((partnership) => partnership.slug === slug);
	if (!chosen) throw new Refused('commitment_partnership_closed');
	return chosen;
}

/** @returns the draft's slug. */
export async function startDraft(
	db: Database,
	actor: Actor,
	organisationId: number,
	{ type, submission, partnership }: { type: string; submission?: string; partnership?: string },
): Promise<string> {
	if (!mayDraft(actor, organisationId)) notFound();
	return actingOnce(db, actor, submission, (trx) =>
		beginDraftOf(trx, actor, organisationId, { type: offeredType(type), partnership }),
	);
}

/** A new draft of a type, also of one that waits for a yes. The verb that calls has checked the actor. @returns its slug */
export async function beginDraftOf(
	trx: Transaction,
	actor: Actor,
	organisationId: number,
	{ type, partnership }: { type: CommitmentType; partnership?: string | undefined },
): Promise<string> {
	const together = partnership ? await runningPartnership(trx, organisationId, partnership) : null;
	const slug = randomCode(12);
	const { id } = await queries.insertCommitment(trx, {
		...bornWith(type),
		...defaultPeriod(copenhagenDate(now())),
		slug,
		...(together ? { partnershipId: together.id } : { organisationId }),
		authorId: organisationId,
		savedAt: now(),
		createdBy: actor.person?.id ?? null,
	});
	await recordStep(trx, actor, 'drafted', { id, authorId: organisationId }, { type: type.key });
	return slug;
}

/** The commitment held, if it is a draft that the actor may write in. */
export async function lockDraft(trx: Transaction, actor: Actor, slug: string): Promise<Commitment> {
	const commitment = found(await queries.lockCommitment(trx, slug));
	if (!mayEditDraft(actor, commitment)) notFound();
	if (commitment.state !== 'draft') throw new Refused('commitment_not_a_draft');
	return commitment;
}

/** A step asks for some of the draft only: what the form had is named by its first field. */
const steps = {
	type: ['type'],
	target: ['baseline', 'target', 'startsOn', 'dueOn'],
	where: [
		'partnership',
		'goal',
		'secondaryGoals',
		'targetGroup',
		'districts',
		'resources',
		'counterpart',
		'milestoneTitle',
		'milestoneDue',
	],
	words: ['title', 'description'],
} as const;

async function refuseEditedStep(
	trx: Transaction,
	{ id, slug }: Commitment,
	step: keyof typeof steps,
	edited: Edited,
): Promise<void> {
	const present = draftValues(found(await queries.findBySlug(trx, slug)), await milestonesOf(trx, id));
	refuseEdited(edited, Object.fromEntries(steps[step].map((name) => [name, present[name]])));
}

const writing = (
	db: Database,
	actor: Actor,
	slug: string,
	step: keyof typeof steps,
	edited: Edited | null | undefined,
	write: (trx: Transaction, draft: Commitment) => Promise<queries.DraftFields>,
) =>
	acting(db, actor, async (trx) => {
		const draft = await lockDraft(trx, actor, slug);
		if (edited) await refuseEditedStep(trx, draft, step, edited);
		await queries.updateCommitment(trx, draft.id, await write(trx, draft), now());
	});

/** Another type is another commitment: number, unit, goal and title start over. */
export const saveType = (
	db: Database,
	actor: Actor,
	slug: string,
	{ type }: { type: string },
	edited?: Edited | null,
) =>
	writing(db, actor, slug, 'type', edited, async (_trx, draft) =>
		draft.type === type ? {} : { ...bornWith(offeredType(type)), baseline: 0 },
	);

/** The draft, held, becomes one of this type. */
export const bringType = (trx: Transaction, draft: Commitment, type: CommitmentType): Promise<void> =>
	queries.updateCommitment(trx, draft.id, { ...bornWith(type), baseline: 0 }, now());

/** The title follows the number for as long as nobody has written another one. */
export const saveTarget = (
	db: Database,
	actor: Actor,
	slug: string,
	input: TargetInput,
	edited?: Edited | null,
) =>
	writing(db, actor, slug, 'target', edited, async (_trx, draft) => ({
		...input,
		baseline: input.baseline ?? 0,
		originalTarget: input.target,
		title: renumbered(draft, input.target),
	}));

export const saveWhere = (
	db: Database,
	actor: Actor,
	slug: string,
	input: WhereInput,
	edited?: Edited | null,
) =>
	writing(db, actor, slug, 'where', edited, async (trx, draft) => {
		const { partnership, counterpart, milestones, ...fields } = input;
		const authorId = draft.authorId ?? draft.organisationId ?? notFound();
		await replaceMilestones(trx, draft.id, milestones);
		if (partnership) {
			const chosen = await runningPartnership(trx, authorId, partnership);
			return { ...fields, organisationId: null, partnershipId: chosen.id, counterpartId: null };
		}
		const other = counterpart ? await approvedOrganisation(trx, counterpart) : undefined;
		if (counterpart && (!other || other.id === authorId)) throw new Refused('commitment_counterpart_unknown');
		return { ...fields, organisationId: authorId, partnershipId: null, counterpartId: other?.id ?? null };
	});

export const saveWords = (
	db: Database,
	actor: Actor,
	slug: string,
	input: WordsInput,
	edited?: Edited | null,
) => writing(db, actor, slug, 'words', edited, async () => input);

export const discardDraft = (db: Database, actor: Actor, slug: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const draft = await lockDraft(trx, actor, slug);
		await queries.deleteDraft(trx, draft.id);
		await recordStep(trx, actor, 'discarded', draft);
	});
