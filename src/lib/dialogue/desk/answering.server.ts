/** Somebody at the municipality sees to it that a barrier has an owner, a day, an answer, and that what came of it is told. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { answeringPerson } from '#lib/dialogue/access.ts';
import { barrierDesk, isShown, latestDue, mostBeside } from '#lib/dialogue/barriers/barrier.ts';
import { ownerValues } from '#lib/dialogue/barriers/form-values.ts';
import type { OwnerInput } from '#lib/dialogue/barriers/input.ts';
import * as writes from '#lib/dialogue/barriers/writes.server.ts';
import { holdForDesk } from '#lib/dialogue/desk/reading.server.ts';
import { recordBarrier } from '#lib/dialogue/record.server.ts';
import {
	answeredLetter,
	outcomeLetter,
	ownedLetter,
	tellVoices,
} from '#lib/dialogue/voices/letters.server.ts';
import type { Hearers } from '#lib/dialogue/voices/voice-queries.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

const everybody: Hearers = {};
const most = { most: String(mostBeside) };

/**
 * A committee or a unit owes the answer, by a day that stands from then on. Given to another, the day stays.
 * @throws 404, Refused `own_case`, `barrier_not_to_own`, `barrier_due_missing`, `barrier_due_wrong`, EditedMeanwhile
 */
export const giveToOwner = (
	db: Database,
	actor: Actor,
	slug: string,
	input: OwnerInput,
	edited: Edited | null = null,
): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (barrier.state !== 'shown' && barrier.state !== 'owned') throw new Refused('barrier_not_to_own');
		refuseEdited(edited, ownerValues(barrier));
		const { committee, unit } = input;
		const answerDueOn = barrier.answerDueOn ?? input.answerDueOn;
		if (answerDueOn === null) throw new Refused('barrier_due_missing', 'answerDueOn');
		const today = copenhagenDate(now());
		if (barrier.answerDueOn === null && (answerDueOn <= today || answerDueOn > latestDue(today)))
			throw new Refused('barrier_due_wrong', 'answerDueOn');
		if (barrier.committee === committee && barrier.unit === unit) return;
		const at = now();
		await writes.updateBarrier(trx, barrier.id, {
			state: 'owned',
			...{ committee, unit, answerDueOn, ownedAt: at, ownedBy: by.id },
		});
		await recordBarrier(trx, actor, 'barrier.owned', barrier, { due: answerDueOn });
		const key = `barrier-owned-${barrier.id}-${at.getTime()}`;
		await tellVoices(trx, barrier.id, everybody, key, (secret) =>
			ownedLetter({ title: barrier.title ?? '', slug }, { committee, unit, answerDueOn }, secret),
		);
	});
};

/** The owner's answer, as it was given: it is not changed after that. @throws 404, Refused `own_case`, `barrier_not_to_answer` */
export function answerBarrier(
	db: Database,
	actor: Actor,
	slug: string,
	{ words, submission }: { words: string; submission?: string | undefined },
): Promise<string> {
	const by = answeringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (barrier.state !== 'owned') throw new Refused('barrier_not_to_answer');
		await writes.updateBarrier(trx, barrier.id, {
			state: 'answered',
			...{ answer: words, answeredAt: now(), answeredBy: by.id },
		});
		await recordBarrier(trx, actor, 'barrier.answered', barrier);
		const about = { title: barrier.title ?? '', slug };
		// Only who told it is asked whether it is solved.
		for (const told of [true, false])
			await tellVoices(trx, barrier.id, { told }, `barrier-answered-${barrier.id}`, (secret) =>
				answeredLetter(about, words, told, secret),
			);
		return barrierDesk(slug);
	});
}

/** What came of the answer, line by line; none is changed. @throws 404, Refused `own_case`, `barrier_not_answered`, `barrier_most` */
export function followUp(
	db: Database,
	actor: Actor,
	slug: string,
	{ words, submission }: { words: string; submission?: string | undefined },
): Promise<string> {
	const by = answeringPerson(actor);
	return actingOnce(db, actor, submission, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (barrier.state !== 'answered') throw new Refused('barrier_not_answered');
		if ((await writes.countBeside(trx, 'barrierOutcome', barrier.id)) >= mostBeside)
			throw new Refused('barrier_most', 'words', most);
		const row = { barrierId: barrier.id, words, writtenAt: now(), writtenBy: by.id };
		const { id } = await writes.insertOutcome(trx, row);
		await recordBarrier(trx, actor, 'barrier.followed_up', barrier);
		await tellVoices(trx, barrier.id, everybody, `barrier-outcome-${id}`, (secret) =>
			outcomeLetter({ title: barrier.title ?? '', slug }, words, secret),
		);
		return barrierDesk(slug);
	});
}

/** Research, or experience that is written down. @throws 404, Refused `own_case`, `barrier_not_shown`, `barrier_most` */
export const addSource = (
	db: Database,
	actor: Actor,
	slug: string,
	{ source, sourceUrl }: { source: string; sourceUrl: string | null },
): Promise<void> => {
	const by = answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (!isShown(barrier.state)) throw new Refused('barrier_not_shown');
		if ((await writes.countBeside(trx, 'barrierSource', barrier.id)) >= mostBeside)
			throw new Refused('barrier_most', 'source', most);
		const row = { barrierId: barrier.id, source, url: sourceUrl, addedAt: now(), addedBy: by.id };
		await writes.insertSource(trx, row);
		await recordBarrier(trx, actor, 'barrier.source_added', barrier);
	});
};

/** @throws 404 */
export const removeSource = (db: Database, actor: Actor, slug: string, id: number): Promise<void> => {
	answeringPerson(actor);
	return acting(db, actor, async (trx) => {
		const barrier = await holdForDesk(trx, actor, slug);
		if (!(await writes.deleteSource(trx, barrier.id, id))) notFound();
		await recordBarrier(trx, actor, 'barrier.source_removed', barrier);
	});
};
