/**
 * What every takedown goes through, whatever it is about: it is taken down with a reason, appealed once, decided by somebody else, and
 * opened again. The caller holds the thing, has asked whose case it is, hides and shows it, and tells.
 */
import { closeByTakedown } from '#lib/moderation/flags/tell-flaggers.server.ts';
import type { DecideInput, TakeDownInput } from '#lib/moderation/input.ts';
import {
	canAppeal,
	decisionsFor,
	mayReopen,
	type AboutTakedown,
	type Takedown,
} from '#lib/moderation/takedowns/takedown-case.ts';
import * as queries from '#lib/moderation/takedowns/takedown-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

/** What the desks of other rooms hand on. */
export type { DecideInput, ReopenInput, TakeDownInput } from '#lib/moderation/input.ts';

/** What readers have said of it is closed, and they are told. @returns the key of the letter about it, and since when it is down */
export async function openCase(
	trx: Transaction,
	about: AboutTakedown,
	{ reason, words }: TakeDownInput,
	of: { stateBefore: Takedown['stateBefore']; by: number | null; organisationId?: number },
): Promise<{ key: string; at: Date }> {
	const { by, ...before } = of;
	const at = now();
	const row = { ...before, reason, words, takenDownAt: at, takenDownBy: by };
	const { id } = await queries.insertTakedown(trx, about, row);
	await closeByTakedown(trx, about, { at, by });
	return { key: `takedown-${id}`, at };
}

/** Once. @param by who says it for an organisation. @throws 404, Refused `takedown_appealed` */
export async function appealCase(
	trx: Transaction,
	about: AboutTakedown,
	appeal: string,
	by: number | null = null,
): Promise<{ id: number; key: string }> {
	const takedown = found(await queries.lockLastTakedown(trx, about));
	if (!canAppeal(takedown)) throw new Refused('takedown_appealed');
	const { id } = takedown;
	await queries.setAppeal(trx, id, { appeal, appealedAt: now(), appealedBy: by });
	return { id, key: `takedown-appealed-${id}` };
}

/**
 * An appeal is decided by another than who took it down (the database repeats it). Again changes nothing.
 * @returns the key of the letter about it; null where it was decided so already. @throws Refused `takedown_decided`, `takedown_not_yours`
 */
export async function decideCase(
	trx: Transaction,
	takedown: Takedown,
	by: number | null,
	{ decision, words }: Pick<DecideInput, 'decision' | 'words'>,
): Promise<{ key: string } | null> {
	if (takedown.decision === decision) return null;
	if (takedown.decision) throw new Refused('takedown_decided');
	if (!decisionsFor(takedown, by).includes(decision)) throw new Refused('takedown_not_yours');
	const decidedAt = now();
	const row = { decision, decisionWords: words, decidedAt, decidedBy: by };
	await queries.setDecision(trx, takedown.id, row);
	return { key: `takedown-decided-${takedown.id}-${decidedAt.getTime()}` };
}

/**
 * What was upheld by mistake waits for a decision again. By whoever may decide it (the database repeats it). Again changes nothing.
 * @returns as `decideCase`. @throws Refused `takedown_not_upheld`, `takedown_not_yours`
 */
export async function reopenCase(
	trx: Transaction,
	takedown: Takedown,
	by: number,
	words: string,
): Promise<{ key: string } | null> {
	if (!takedown.decision && takedown.reopenedAt) return null;
	if (takedown.decision !== 'upheld') throw new Refused('takedown_not_upheld');
	if (!mayReopen(takedown, by)) throw new Refused('takedown_not_yours');
	const time = await queries.reopen(trx, takedown.id, { words, at: now(), by });
	return { key: `takedown-reopened-${time}` };
}

/** The last case about it, held. @throws 404 */
export const holdCase = async (trx: Transaction, about: AboutTakedown): Promise<Takedown> =>
	found(await queries.lockLastTakedown(trx, about));
