/** Who told of a barrier takes their words back, by the link in their mail. */
import { lockBarrierById } from '#lib/dialogue/barriers/queries.server.ts';
import { deleteBarrier, updateBarrier } from '#lib/dialogue/barriers/writes.server.ts';
import { countTellers } from '#lib/dialogue/voices/voice-queries.server.ts';
import { voiceBehind } from '#lib/dialogue/voices/voices.server.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/**
 * What nobody has read goes whole. What was shown is others' too: who knows it, what was answered and what it became stay, without a
 * word of it. Again changes nothing.
 * @throws 404 for who only knows it too, Refused `barrier_told_by_more`
 */
export const takeBarrierBack = (db: Database, secret: string): Promise<void> =>
	db.transaction().execute(async (trx) => {
		const voice = await voiceBehind(trx, secret);
		if (!voice.told) notFound();
		const barrier = found(await lockBarrierById(trx, voice.barrierId));
		if (barrier.takenBackAt) return;
		if ((await countTellers(trx, barrier.id)) > 1) throw new Refused('barrier_told_by_more');
		if (barrier.shownAt === null) await deleteBarrier(trx, barrier.id);
		else await updateBarrier(trx, barrier.id, { ...inItsPlace(), takenBackAt: now() });
	});

const inItsPlace = () => ({
	title: m.barrier_taken_back_title({}, { locale: baseLocale }),
	body: m.barrier_taken_back_body({}, { locale: baseLocale }),
	contentLocale: baseLocale,
	help: null,
	...{ writtenTitle: null, writtenBody: null, writtenHelp: null },
	...{ writtenSource: null, writtenSourceUrl: null },
});
