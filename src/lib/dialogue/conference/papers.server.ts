/** An editor of the municipality puts papers beside the conference, and takes them off: links with a title, or files. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { conveningPerson } from '#lib/dialogue/access.ts';
import { most, yearDesk } from '#lib/dialogue/conference/conference.ts';
import type { PaperInput } from '#lib/dialogue/conference/input.ts';
import * as papers from '#lib/dialogue/conference/paper-queries.server.ts';
import {
	countOf,
	findConference,
	findSession,
	lockConference,
} from '#lib/dialogue/conference/queries.server.ts';
import { recordConference } from '#lib/dialogue/record.server.ts';
import { keepPaper, refuseBeyondRoom, type PaperFile } from '#lib/organisations/files/papers.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

async function kept(db: Database, actor: Actor, year: number, file: File): Promise<PaperFile> {
	const { id } = found(await findConference(db, year));
	return keepPaper(db, actor, file, { organisationId: null, held: await papers.bytesOf(db, id) });
}

/** @returns the conference's desk. @throws 404, Refused `conference_most`, and as `keepPaper` */
export async function addPaper(
	db: Database,
	actor: Actor,
	year: number,
	{ title, url, file, session, submission }: PaperInput,
): Promise<string> {
	const by = conveningPerson(actor);
	const paper = file && (await kept(db, actor, year, file));
	return actingOnce(db, actor, submission, async (trx) => {
		const { id, umbrellaId } = found(await lockConference(trx, year));
		const event = session === null ? null : found(await findSession(trx, umbrellaId, session));
		if ((await countOf(trx, 'conferencePaper', 'conferenceId', id)) >= most.papers)
			throw new Refused('conference_most', 'title', { most: String(most.papers) });
		if (paper) refuseBeyondRoom((await papers.bytesOf(trx, id)) + paper.bytes);
		await papers.insertPaper(trx, {
			...{ conferenceId: id, eventId: event?.id ?? null, title, url, ...paper },
			...{ addedAt: now(), addedBy: by.id },
		});
		await recordConference(trx, actor, 'conference.paper_added', { id });
		return yearDesk(year);
	});
}

/** Nobody is handed it any more, from then on. @throws 404 */
export function removePaper(db: Database, actor: Actor, year: number, paper: number): Promise<void> {
	conveningPerson(actor);
	return acting(db, actor, async (trx) => {
		const { id } = found(await lockConference(trx, year));
		if (!(await papers.deletePaper(trx, id, paper))) notFound();
		await recordConference(trx, actor, 'conference.paper_removed', { id });
	});
}
