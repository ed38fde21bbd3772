/** Somebody at the municipality reads what has come: shows it, takes it down, merges it, and decides what was appealed. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { readingPerson } from '#lib/dialogue/access.ts';
import { isShown, mayGo, type BarrierState } from '#lib/dialogue/barriers/barrier.ts';
import { readingValues } from '#lib/dialogue/barriers/form-values.ts';
import type { ShowInput } from '#lib/dialogue/barriers/input.ts';
import * as queries from '#lib/dialogue/barriers/queries.server.ts';
import * as writes from '#lib/dialogue/barriers/writes.server.ts';
import { pastedSlug } from '#lib/dialogue/desk/pasted.ts';
import { recordBarrier } from '#lib/dialogue/record.server.ts';
import {
	decidedLetter,
	mergedLetter,
	reopenedLetter,
	shownLetter,
	takenDownLetter,
	tellVoices,
} from '#lib/dialogue/voices/letters.server.ts';
import { joinVoices, moveVoices } from '#lib/dialogue/voices/voice-queries.server.ts';
import {
	decideCase,
	holdCase,
	openCase,
	reopenCase,
	type DecideInput,
	type ReopenInput,
	type TakeDownInput,
} from '#lib/moderation/takedowns/cases.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const tellers = { told: true };
const titleOf = ({ title, writtenTitle }: Pick<queries.HeldBarrier, 'title' | 'writtenTitle'>): string =>
	title ?? writtenTitle ?? '';

/** Held, and nobody's own case. What nobody has confirmed is not there. @throws 404, Refused `own_case` */
export async function holdForDesk(
	trx: Transaction,
	actor: Actor,
	slug: string,
): Promise<queries.HeldBarrier> {
	const barrier = found(await queries.lockBarrier(trx, slug));
	if (barrier.state === 'unconfirmed') notFound();
	await refuseOwnCase(trx, actor, { organisationId: barrier.organisationId, since: barrier.toldAt });
	return barrier;
}

/**
 * From now on everybody reads it, in these words. Who told it is told which. Words that are shown already may be put right: a
 * name that nobody saw. @throws 404, Refused `own_case`, `barrier_not_to_show`, EditedMeanwhile
 */
export const showBarrier = (
	db: Database,
	actor: Actor,
	slug: string,
	{ source, sourceUrl, district, ...shown }: ShowInput,
	edited: Edited | null,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		const isFirst = barrier.state === 'received';
		if (barrier.takenBackAt || (!isFirst && !isShown(barrier.state)))
			throw new Refused('barrier_not_to_show');
		refuseEdited(edited, readingValues(found(await queries.findOnDesk(trx, slug))));
		const row = { ...shown, districtNr: district };
		const first = { state: 'shown' as const, shownAt: now(), shownBy: by.id };
		await writes.updateBarrier(trx, barrier.id, isFirst ? { ...row, ...first } : row);
		if (isFirst && source !== null)
			await writes.insertSource(trx, {
				...{ barrierId: barrier.id, source, url: sourceUrl },
				...{ addedAt: now(), addedBy: by.id },
			});
		await recordBarrier(trx, actor, 'barrier.shown', barrier, { again: !isFirst });
		const before = isFirst
			? [barrier.writtenTitle, barrier.writtenBody, barrier.writtenHelp]
			: [barrier.title, barrier.body, barrier.help];
		const changed = [shown.title, shown.body, shown.help].some((text, index) => text !== before[index]);
		if (!isFirst && !changed) return;
		const key = isFirst ? `barrier-shown-${barrier.id}` : `barrier-shown-${barrier.id}-${now().getTime()}`;
		await tellVoices(trx, barrier.id, tellers, key, (secret) =>
			shownLetter({ slug, title: shown.title, body: shown.body, help: shown.help }, changed, secret),
		);
	});
};

/** Not shown, or shown no longer: at once on every page. Again changes nothing. @throws 404, Refused `own_case`, `barrier_not_to_take_down` */
export const takeBarrierDown = (
	db: Database,
	actor: Actor,
	slug: string,
	{ reason, words }: TakeDownInput,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		const { id, state } = barrier;
		if (state === 'down') return;
		if (!mayGo(state, 'down') || state === 'merged' || state === 'unconfirmed')
			throw new Refused('barrier_not_to_take_down');
		const about = { kind: 'barriers', id } as const;
		const { key, at } = await openCase(trx, about, { reason, words }, { stateBefore: state, by: by.id });
		await writes.updateBarrier(trx, id, { state: 'down', downReason: reason, downAt: at });
		await recordBarrier(trx, actor, 'barrier.taken_down', barrier, { reason });
		await tellVoices(trx, id, tellers, key, (secret) =>
			takenDownLetter(titleOf(barrier), { reason, words }, secret),
		);
	});
};

/**
 * Back to where it was, or it stays down. An appeal is decided by another than who took it down (the database repeats it).
 * @throws 404, Refused `own_case`, `takedown_decided`, `takedown_not_yours`
 */
export const decideBarrier = (
	db: Database,
	actor: Actor,
	slug: string,
	{ decision, words }: Pick<DecideInput, 'decision' | 'words'>,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		const takedown = await holdCase(trx, { kind: 'barriers', id: barrier.id });
		const decided = await decideCase(trx, takedown, by.id, { decision, words });
		if (!decided) return;
		if (decision === 'restored')
			await writes.updateBarrier(trx, barrier.id, {
				// The state it had before: a barrier's.
				state: takedown.stateBefore as BarrierState,
				...{ downReason: null, downAt: null },
			});
		await recordBarrier(trx, actor, `barrier.${decision}`, barrier);
		await tellVoices(trx, barrier.id, tellers, decided.key, (secret) =>
			decidedLetter(titleOf(barrier), { decision, words }, secret),
		);
	});
};

/**
 * What was upheld by mistake waits for a decision again, with the reason; it stays down meanwhile.
 * @throws 404, Refused `own_case`, `takedown_not_upheld`, `takedown_not_yours`
 */
export const reopenBarrier = (
	db: Database,
	actor: Actor,
	slug: string,
	{ words }: Pick<ReopenInput, 'words'>,
): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		const takedown = await holdCase(trx, { kind: 'barriers', id: barrier.id });
		const reopened = await reopenCase(trx, takedown, by.id, words);
		if (!reopened) return;
		await recordBarrier(trx, actor, 'barrier.reopened', barrier);
		await tellVoices(trx, barrier.id, tellers, reopened.key, (secret) =>
			reopenedLetter(titleOf(barrier), words, secret),
		);
	});
};

/**
 * It is the same as another that is shown: voices, sources and links go there, and its address leads on. For good.
 * @param into the other's address, as it is pasted, or its last part
 * @throws 404, Refused `own_case`, `barrier_not_to_merge`, `barrier_merge_unknown`
 */
export const mergeBarrier = (db: Database, actor: Actor, slug: string, into: string): Promise<void> => {
	const by = readingPerson(actor);
	return acting(db, actor, async (trx) => {
		const other = pastedSlug(into);
		if (other === null || other === slug) throw new Refused('barrier_merge_unknown', 'into');
		const [barrier, target] = await holdBoth(trx, actor, slug, other);
		if (!mayGo(barrier.state, 'merged')) throw new Refused('barrier_not_to_merge');
		const title = titleOf(barrier);
		await writes.updateBarrier(trx, barrier.id, {
			state: 'merged',
			mergedIntoId: target.id,
			mergedAt: now(),
			mergedBy: by.id,
		});
		await joinVoices(trx, barrier.id, target.id);
		const key = `barrier-merged-${barrier.id}`;
		await tellVoices(trx, barrier.id, {}, key, (secret) =>
			mergedLetter(title, { title: target.title ?? '', slug: target.slug }, secret),
		);
		await moveVoices(trx, barrier.id, target.id);
		await writes.moveBeside(trx, barrier.id, target.id);
		await recordBarrier(trx, actor, 'barrier.merged', barrier, { into: target.id });
	});
};

/** Both held, in one order, so that two merges never wait for each other. */
async function holdBoth(
	trx: Transaction,
	actor: Actor,
	slug: string,
	other: string,
): Promise<[queries.HeldBarrier, queries.HeldBarrier]> {
	const held = new Map<string, queries.HeldBarrier | undefined>();
	for (const one of [slug, other].toSorted()) held.set(one, await queries.lockBarrier(trx, one));
	const barrier = await holdForDesk(trx, actor, slug);
	const target = held.get(other);
	if (!target || !isShown(target.state)) throw new Refused('barrier_merge_unknown', 'into');
	return [barrier, target];
}
