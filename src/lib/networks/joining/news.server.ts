/** News by e-mail to those who are in a network. */
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { runningOnce, tooMany } from '#lib/networks/circles/holding.server.ts';
import { countIn } from '#lib/networks/circles/queries.server.ts';
import type { NewsInput } from '#lib/networks/joining/input.ts';
import { newsLetter } from '#lib/networks/joining/letters.server.ts';
import * as queries from '#lib/networks/joining/news-queries.server.ts';
import { recordNetwork } from '#lib/networks/record.server.ts';
import { writeSeats } from '#lib/networks/seats/letters.server.ts';
import { reachedIn } from '#lib/networks/seats/queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/** To everybody whom the page names before the press. @throws 404, Refused `circle_nobody_to_tell`, `circle_most` */
export const sendNews = (
	db: Database,
	actor: Actor,
	slug: string,
	{ newsTitle: title, news: words, submission }: NewsInput,
): Promise<string> =>
	runningOnce(db, actor, slug, submission, async ({ trx, circle, by, at }) => {
		if (circle.kind !== 'network') notFound();
		const readers = await reachedIn(trx, circle.id, copenhagenDate(at));
		if (!readers.length) throw new Refused('circle_nobody_to_tell');
		if ((await countIn(trx, 'circleNews', circle.id)) >= most.news) throw tooMany(most.news);
		const row = { circleId: circle.id, title, words, sentAt: at, sentBy: by };
		const { id } = await queries.insertNews(trx, row);
		await writeSeats(trx, readers, `circle-news-${id}`, (to) => newsLetter(to, circle, title, words));
		const about = { id: circle.id, organisationId: circle.coordinatorId };
		await recordNetwork(trx, actor, 'network.message_sent', about);
		return String(id);
	});
