/** An organisation says whether its event is a part of somebody else's festival, or leaves it. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mayAnswer, type AskAnswer } from '#lib/events/co-organisers/co-organiser.ts';
import { whyNoPart } from '#lib/events/parts/part.ts';
import { lockParts } from '#lib/events/parts/part-lock-queries.server.ts';
import { idsAsked } from '#lib/events/parts/part-queries.server.ts';
import { release, setUmbrella, updateAsk } from '#lib/events/parts/part-writes.server.ts';
import { lockEventById } from '#lib/events/queries.server.ts';
import { record } from '#lib/events/record.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { personOf } from '#lib/platform/audit.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

/**
 * Yes, no, or leaving. Saying the same again changes nothing; of two at once the first is heard.
 * @param about the slugs of the festival and of the organisation's own event
 * @throws Refused `event_ask_gone` where the question was taken back or answered otherwise, or the festival is off,
 * `event_ask_not_approved`, and what `whyNoPart` says
 */
export const answerPart = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	about: { umbrella: string; event: string },
	answer: AskAnswer,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
		const key = found(await idsAsked(trx, about));
		const [first, second] = [key.umbrellaId, key.eventId].toSorted((a, b) => a - b);
		const both = [await lockEventById(trx, found(first)), await lockEventById(trx, found(second))];
		const umbrella = found(both.find((one) => one?.id === key.umbrellaId));
		const event = found((await lockParts(trx, umbrella.id, [])).find(({ id }) => id === key.eventId));
		const { asked } = event;
		if (event.organisationId !== organisation.id || !asked || asked.state === 'named') notFound();
		if (asked.state === answer) return;
		if (!mayAnswer(asked.state, answer)) throw new Refused('event_ask_gone');
		if (answer === 'accepted') {
			if (umbrella.state === 'draft' || umbrella.state === 'cancelled') throw new Refused('event_ask_gone');
			if (organisation.state !== 'approved') throw new Refused('event_ask_not_approved');
			const why = whyNoPart(event, umbrella);
			if (why) throw new Refused(why, '', { title: event.title });
		}
		await updateAsk(trx, key, { state: answer, decidedAt: now(), decidedBy: personOf(actor) });
		if (answer === 'accepted') await setUmbrella(trx, event.id, umbrella);
		if (answer === 'left' && event.umbrellaId === umbrella.id) await release(trx, event.id);
		await record(trx, actor, `event.part_${answer}`, event, { umbrella: umbrella.id });
	});
