/** The two who are named read what was told, each reading written down, and answer. To everybody else it is not there. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { deskPerson } from '#lib/equality/access.ts';
import { endsOn, experienceDesk, mostLines } from '#lib/equality/experience.ts';
import * as queries from '#lib/equality/reading/experience-queries.server.ts';
import { insertReading, readsAs } from '#lib/equality/reading/reader-queries.server.ts';
import { recordExperience } from '#lib/equality/record.server.ts';
import { aboutExperience, aboutLine } from '#lib/equality/telling/sealed.ts';
import { linesOf } from '#lib/equality/telling/telling-queries.server.ts';
import { insertLine } from '#lib/equality/telling/telling-writes.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { canSeal, open, seal } from '#lib/platform/sealing.server.ts';

/** @throws 404 */
async function readingPerson(trx: Transaction, actor: Actor): Promise<ActorPerson> {
	const person = deskPerson(actor);
	return (await readsAs(trx, person.id)) ? person : notFound();
}

/** Opened: it is written down who did so, and what was unread is read. @throws 404 */
export const readExperience = (db: Database, actor: Actor, id: number) =>
	acting(db, actor, async (trx) => {
		const reader = await readingPerson(trx, actor);
		const experience = found(await queries.lockExperience(trx, id));
		await insertReading(trx, { experienceId: id, personId: reader.id, readAt: now() });
		if (experience.state === 'unread') await queries.setState(trx, id, 'read');
		const lines = await linesOf(trx, id);
		const { sealed, ...told } = experience;
		return {
			...{ ...told, endsOn: endsOn(told.toldOn) },
			/** Null: nothing was written, or it was taken back. */
			words: sealed === null ? null : textOf(open(sealed, aboutExperience(id))),
			lines: lines.map((line) => ({
				...{ side: line.side, writtenOn: line.writtenOn },
				text: line.sealed === null ? null : textOf(open(line.sealed, aboutLine(id, line.place))),
			})),
			mayAnswer: canSeal() && told.takesAnswer && told.state !== 'ended' && lines.length < mostLines,
		};
	});

/** A key that is gone from the list leaves its texts unread. */
const textOf = (text: string | null) => ({ text, isLocked: text === null });

/** @throws 404, Refused `experience_takes_no_answer` */
export const answerExperience = (
	db: Database,
	actor: Actor,
	id: number,
	{ words, submission }: { words: string; submission?: string | undefined },
): Promise<string> =>
	actingOnce(
		db,
		actor,
		submission,
		async (trx) => {
			const reader = await readingPerson(trx, actor);
			const experience = found(await queries.lockExperience(trx, id));
			const place = (await linesOf(trx, id)).length + 1;
			if (!experience.takesAnswer || experience.state === 'ended' || place > mostLines || !canSeal())
				throw new Refused('experience_takes_no_answer', 'words');
			await insertLine(trx, {
				...{ experienceId: id, place, side: 'reader' as const, writtenBy: reader.id },
				...{ sealed: seal(words, aboutLine(id, place)), writtenOn: copenhagenDate(now()) },
			});
			await queries.setState(trx, id, 'answered');
			await recordExperience(trx, actor, 'experience.answered', { id });
			return experienceDesk(id);
		},
		experienceDesk(id),
	);
