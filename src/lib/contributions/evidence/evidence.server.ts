/** Adding to the evidence of a contribution, taking it off, and reading it. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { maySeeEvidence, reporterSide } from '#lib/contributions/access.ts';
import { toVerify, type Contribution } from '#lib/contributions/contribution.ts';
import { contributionById } from '#lib/contributions/queries.server.ts';
import { otherSides } from '#lib/commitments/readers.server.ts';
import { lockContribution } from '#lib/contributions/writes.server.ts';
import { mostEvidence, type Evidence } from '#lib/contributions/evidence/evidence.ts';
import * as queries from '#lib/contributions/evidence/evidence-queries.server.ts';
import { handIn } from '#lib/organisations/files/hand-in.server.ts';
import { record } from '#lib/contributions/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { files } from '#lib/platform/files/files.server.ts';
import { type StoredFile } from '#lib/platform/files/file-store.ts';
import type { CleanFile } from '#lib/platform/files/uploads.server.ts';

interface Handed {
	links: readonly string[];
	kept: readonly CleanFile[];
}

/** @throws Refused `evidence_too_many` */
export function evidencePieces({ links, kept }: Handed, addedBy: number | null): queries.NewEvidence[] {
	if (links.length + kept.length > mostEvidence) throw new Refused('evidence_too_many', 'files');
	const added = { addedBy, addedAt: now() };
	return [
		...links.map((url) => ({ kind: 'link' as const, url, ...added })),
		...kept.map(({ key: fileKey, mediaType, name: fileName, content }) => ({
			kind: 'file' as const,
			fileKey,
			mediaType,
			fileName,
			bytes: content.length,
			...added,
		})),
	];
}

/** The contribution held, if the actor belongs to the side that reported it. */
async function ownReport(trx: Transaction, actor: Actor, id: number) {
	const contribution = found(await lockContribution(trx, id));
	const us = reporterSide(actor, toVerify(contribution)) ?? notFound();
	if (!contribution.counts) throw new Refused('contribution_already_corrected');
	return { contribution, about: { id, organisationId: us.id } };
}

/**
 * More evidence beside a contribution that counts. Twice the same is one.
 * @throws Refused `evidence_none`, `evidence_too_many`, `file_*`
 */
export async function addEvidence(
	db: Database,
	actor: Actor,
	id: number,
	{ submission, links }: { submission?: string; links: readonly string[] },
	uploads: readonly File[],
): Promise<void> {
	const contribution = found(await contributionById(db, id));
	const us = reporterSide(actor, toVerify(contribution)) ?? notFound();
	if (!links.length && !uploads.length) throw new Refused('evidence_none', 'files');
	const kept = await handIn(db, actor, us.id, uploads, 'files');
	await actingOnce(db, actor, submission, async (trx) => {
		const { contribution: held, about } = await ownReport(trx, actor, id);
		const pieces = evidencePieces({ links, kept }, actor.person?.id ?? null);
		if (held.evidence + pieces.length > mostEvidence) throw new Refused('evidence_too_many', 'files');
		await queries.insertEvidence(trx, [id], pieces);
		await record(trx, actor, 'contribution.evidence_added', about, { pieces: pieces.length });
		return '';
	});
}

/** Takes one piece off, until somebody has seen it. @throws Refused `evidence_seen` */
export const removeEvidence = (db: Database, actor: Actor, id: number, evidenceId: number): Promise<void> =>
	acting(db, actor, async (trx) => {
		const { contribution, about } = await ownReport(trx, actor, id);
		const piece = found(await queries.evidenceById(trx, evidenceId));
		if (piece.contributionId !== id) notFound();
		if (contribution.level >= 2) throw new Refused('evidence_seen');
		await queries.removeEvidenceRow(trx, evidenceId, actor.person?.id ?? null, now());
		await record(trx, actor, 'contribution.evidence_removed', about, { evidence: evidenceId });
	});

const around = async (db: Database, contribution: Contribution) => ({
	otherSides: await otherSides(db, contribution.commitment),
});

/** A file's content, for the sides around the commitment and the municipality. @throws 404 for everybody else */
export async function readEvidence(
	db: Database,
	actor: Actor,
	evidenceId: number,
): Promise<Evidence & StoredFile> {
	const { fileKey, ...piece } = found(await queries.evidenceFile(db, evidenceId));
	const contribution = found(await contributionById(db, piece.contributionId));
	if (!maySeeEvidence(actor, toVerify(contribution), await around(db, contribution))) notFound();
	return { ...piece, ...found(await files().get(fileKey ?? '')) };
}
