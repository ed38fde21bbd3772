/** What the municipality reads about the charter's versions. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { charterHash, currentCharter } from '#lib/pledge/charter.server.ts';
import { latestCharter } from '#lib/pledge/signature-queries.server.ts';
import { draftProblem } from '#lib/pledge/versions/draft.ts';
import * as queries from '#lib/pledge/versions/version-queries.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';

/** With the languages each stands in. */
const shownVersions = async (db: Database) =>
	(await queries.listVersions(db)).map(({ texts, ...version }) => ({
		...version,
		languages: Object.keys(texts),
	}));

/** The versions, the draft of the next, and a page of those who stand by an earlier one, by name. @throws 404 */
export async function charterPage(
	db: Database,
	actor: Actor,
	asked: { after: string | null; limit: number },
) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const charter = await currentCharter(db);
	const mayWrite = municipalityMay(actor, 'administer');
	const [versions, draft, counts, earlier] = await Promise.all([
		shownVersions(db),
		queries.findDraft(db),
		queries.earlierCounts(db, charter),
		queries.earlierSigners(db, charter, asked),
	]);
	return {
		current: charter.number,
		versions,
		draft: draft && {
			...{ number: draft.number, drafter: draft.drafterName, sentAt: draft.sentAt },
			waitsForYou: mayWrite && draft.sentAt !== null && draft.draftedById !== actor.person?.id,
		},
		counts,
		earlier: earlier.rows,
		next: earlier.next,
		first: earlier.first,
		today: copenhagenDate(now()),
		mayWrite,
		mayAsk: municipalityMay(actor, 'decide'),
	};
}

const mostInFile = 20_000;

/** All who stand by an earlier version, by name, for a file. @throws 404 */
export async function earlierFile(db: Database, actor: Actor) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const asked = { after: null, limit: mostInFile };
	return (await queries.earlierSigners(db, await currentCharter(db), asked)).rows;
}

/** The versions alone, for a file. @throws 404 */
export async function versionsFile(db: Database, actor: Actor) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	return { current: (await currentCharter(db)).number, versions: await shownVersions(db) };
}

/** @throws 404, also where nobody writes one */
export async function draftPage(db: Database, actor: Actor) {
	if (!municipalityMay(actor, 'administer')) notFound();
	const [draft, newest] = await Promise.all([queries.findDraft(db), latestCharter(db)]);
	const { draftedById, ...shown } = found(draft);
	const today = copenhagenDate(now());
	return {
		draft: shown,
		hash: charterHash(shown.texts),
		isOwn: draftedById === actor.person?.id,
		problem: draftProblem(shown, { texts: found(newest).texts, today }),
	};
}
