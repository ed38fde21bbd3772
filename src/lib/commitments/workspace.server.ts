/** What an organisation's own pages read about its commitments. */
import type { Actor } from '#lib/accounts/actor.ts';
import { deciderAs, mayChange, mayDecideOutcome, mayEditDraft } from '#lib/commitments/access.ts';
import { amendmentsOf, amendmentsToSign } from '#lib/commitments/changing/amendment-queries.server.ts';
import { closingsFor } from '#lib/commitments/closing/closing-queries.server.ts';
import { predecessorOf } from '#lib/commitments/changing/replacement-queries.server.ts';
import { isPublic } from '#lib/commitments/commitment.ts';
import { refuses } from '#lib/commitments/joint/joint.ts';
import { namedIn, waitingFor, whoCanBeNamed } from '#lib/commitments/joint/party-queries.server.ts';
import { milestonesOf } from '#lib/commitments/milestones/milestone-queries.server.ts';
import * as proposals from '#lib/commitments/writing/proposal-queries.server.ts';
import * as queries from '#lib/commitments/queries.server.ts';
import {
	commitmentsOfPartnership,
	otherSides,
	servableCommitments,
	today,
	withHealth,
} from '#lib/commitments/readers.server.ts';
import type { Handle, Database } from '#lib/platform/database/database.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** All commitments of an organisation with how they go; its own drafts too. */
export const commitmentsOnDesk = async (db: Handle, organisationId: number) =>
	(await proposals.workspaceCommitments(db, organisationId)).map(withHealth);

/**
 * What others have promised the organisation (a match, or where they named it to confirm): it binds them toward it, and
 * `agreed` says whether it binds the organisation too.
 */
export const commitmentsToward = async (db: Handle, organisationId: number) =>
	(await queries.towardOrganisation(db, organisationId)).map(withHealth);

/** A partnership's promises as one of its parties sees them: the public ones, and its own that are on the way. */
export async function commitmentsTogether(db: Handle, organisationId: number, partnershipId: number) {
	const [own, open] = await Promise.all([
		commitmentsOnDesk(db, organisationId),
		commitmentsOfPartnership(db, partnershipId),
	]);
	const ours = own.filter((commitment) => commitment.partnershipId === partnershipId);
	const mine = new Set(ours.map(({ id }) => id));
	return [
		...ours.map((commitment) => ({ ...commitment, own: true })),
		...open.filter(({ id }) => !mine.has(id)).map((commitment) => ({ ...commitment, own: false })),
	];
}

/** The running partnership of the organisation that a new promise is to stand in; null where it is none. */
export const partnershipToPromiseWith = async (db: Handle, organisationId: number, slug: string | null) =>
	(slug &&
		(await proposals.partnershipsToCommitmentWith(db, organisationId, today())).find(
			(partnership) => partnership.slug === slug,
		)) ||
	null;

/** A commitment as the organisation's members see it. @throws 404 when it is not theirs to see */
export async function ownCommitment(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const organisation = await organisationFor(db, actor, organisationSlug, 'read');
	const commitment = found(await queries.findBySlug(db, slug));
	const around = await queries.behind(db, commitment);
	const author = commitment.authorId ?? commitment.organisationId;
	const ours = author === organisation.id || around.partyIds.includes(organisation.id);
	const counterpart = commitment.counterpartId === organisation.id && isPublic(commitment.state);
	const early = commitment.state === 'draft' || commitment.state === 'declined';
	if (!(ours || counterpart) || (early && author !== organisation.id)) notFound();
	return {
		organisation,
		commitment: withHealth(commitment),
		may: {
			edit: author === organisation.id && mayEditDraft(actor, commitment),
			change: mayChange(actor, commitment, around),
		},
	};
}

/** A draft that the actor may write in. @throws 404 otherwise */
export async function ownDraft(db: Database, actor: Actor, organisationSlug: string, slug: string) {
	const own = await ownCommitment(db, actor, organisationSlug, slug);
	if (!own.may.edit) notFound();
	return own;
}

/** Everything the third step asks: partnerships to promise with, who can confirm, milestones so far. */
async function whereChoices(db: Database, organisationId: number, commitmentId: number) {
	const [partnerships, counterparts, milestones] = await Promise.all([
		proposals.partnershipsToCommitmentWith(db, organisationId, today()),
		proposals.possibleCounterparts(db, organisationId),
		milestonesOf(db, commitmentId),
	]);
	return { partnerships, counterparts, milestones };
}

async function jointChoices(
	db: Database,
	{ id, partnershipId }: { id: number; partnershipId: number | null },
	authorId: number,
) {
	const possible = partnershipId ? await whoCanBeNamed(db, partnershipId, today()) : [];
	const before = await namedIn(db, [id]);
	const lead = possible.find(({ leads }) => leads);
	const others = possible.filter(({ id: other, leads }) => !leads && other !== authorId);
	const chosen = others.filter(
		(other) =>
			!before.length || before.some((named) => named.organisation.id === other.id && !refuses(named)),
	);
	return {
		others,
		chosen: chosen.map((one) => one.id),
		lead: lead && lead.id !== authorId ? lead.name : null,
	};
}

/** What a step (1 to 4) of writing a draft shows beside it. */
export async function draftStep(
	db: Database,
	{ organisation, commitment }: Awaited<ReturnType<typeof ownDraft>>,
	step: number,
) {
	return {
		replaces: (await predecessorOf(db, commitment)) ?? null,
		choices: step === 3 ? await whereChoices(db, organisation.id, commitment.id) : null,
		standing: step === 4 ? await proposals.standingOf(db, organisation.id) : null,
		/** Who can be named in a joint one. Chosen are those who have not said no to it before. */
		joint:
			step === 4 && commitment.partnershipId ? await jointChoices(db, commitment, organisation.id) : null,
	};
}

/** Milestones and changes of the target of a commitment. */
export async function historyOf(db: Handle, commitmentId: number) {
	const [milestones, amendments] = await Promise.all([
		milestonesOf(db, commitmentId),
		amendmentsOf(db, commitmentId),
	]);
	return { milestones, amendments };
}

/** Commitments the organisation can report toward. */
export const reportable = async (db: Handle, organisationId: number) =>
	(await servableCommitments(db, organisationId)).map(withHealth);

/** How many of them, for the menu. */
export { countWaitingFor as countJointToAnswer } from '#lib/commitments/joint/party-queries.server.ts';

/** Joint promises that name the organisation and wait for its yes or no, oldest first. */
export const jointToAnswer = async (db: Handle, organisationId: number) =>
	(await waitingFor(db, organisationId)).map(withHealth);

/** Commitments that others have called done, and this member can say what became of for the organisation. */
export async function closingsToAnswer(db: Handle, actor: Actor, organisationId: number) {
	const answerable = [];
	for (const { reportedBy, ...row } of await closingsFor(db, organisationId)) {
		const hats = mayDecideOutcome(
			actor,
			{ organisation: row.closedBy, reportedBy },
			{ otherSides: await otherSides(db, row) },
		);
		if (deciderAs(hats, organisationId)) answerable.push(withHealth(row));
	}
	return answerable;
}

/** Commitments whose change waits for the organisation's signature. */
export const changesToSign = async (db: Handle, organisationId: number) =>
	(await amendmentsToSign(db, organisationId)).map(withHealth);

/** What of the commitments' life waits for the organisation, for its first page. */
export async function lifeWaiting(db: Handle, actor: Actor, organisationId: number) {
	const [closings, changes, joint] = await Promise.all([
		closingsToAnswer(db, actor, organisationId),
		changesToSign(db, organisationId),
		jointToAnswer(db, organisationId),
	]);
	const short = ({ slug, title }: { slug: string; title: string }) => ({ slug, title });
	return { closings: closings.map(short), changes: changes.map(short), joint: joint.map(short) };
}
