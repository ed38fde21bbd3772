/** What pages ask about flags and takedowns. Nothing here writes. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { ownCases } from '#lib/accounts/readers.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { publishersFullOn } from '#lib/listings/readers.server.ts';
import type { FlagFilter } from '#lib/moderation/flags/flag.ts';
import { countFlags, listFlags, openFlagsAbout } from '#lib/moderation/flags/flag-queries.server.ts';
import { findSubject } from '#lib/moderation/subject-queries.server.ts';
import type { ListingKind, Subject, SubjectKind } from '#lib/moderation/subject.ts';
import {
	decisionsFor,
	mayReopen,
	type AboutTakedown,
	type Takedown,
	type TakedownFilter,
} from '#lib/moderation/takedowns/takedown-case.ts';
import { lastTakedown, listTakedowns } from '#lib/moderation/takedowns/takedown-queries.server.ts';
import type { Database, Handle } from '#lib/platform/database/database.server.ts';
import { now } from '#lib/platform/clock.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { without } from '#lib/platform/keys.ts';

/** What an organisation reads of what was taken down, whoever did it; null where nothing is down. */
export async function ownTakedown(
	db: Database,
	about: { kind: ListingKind; id: number; takenDownAt: Date | null },
): Promise<Omit<Takedown, 'takenDownBy'> | null> {
	if (!about.takenDownAt) return null;
	const { takenDownBy: _, ...takedown } = found(await lastTakedown(db, about));
	return takedown;
}

/** On the desk of the thing itself: what was done and said of it last, without who, and what this person may do about it. */
export async function takedownOnDesk(db: Handle, actor: Actor, about: AboutTakedown) {
	const last = await lastTakedown(db, about);
	if (!last) return { takedown: null, decisions: [], mayReopen: false };
	const { takenDownBy: _, ...takedown } = last;
	const mayDecide = municipalityMay(actor, 'moderate');
	const by = actor.person?.id ?? null;
	return {
		takedown,
		decisions: mayDecide ? decisionsFor(last, by) : [],
		mayReopen: mayDecide && mayReopen(last, by),
	};
}

/** For whoever wrote it, whoever took it down; null where it was put back. */
export async function takedownForWriter(db: Handle, about: AboutTakedown) {
	const last = await lastTakedown(db, about);
	return last && last.decision !== 'restored' ? without(last, ['takenDownBy', 'stateBefore']) : null;
}

const size = 25;
/** So many lines are in a file at most. */
const mostInFile = 10_000;

function mustOversee(actor: Actor): void {
	if (!municipalityMay(actor, 'oversee')) notFound();
}

async function withCases<Row extends { about: Subject }>(
	db: Database,
	actor: Actor,
	rows: readonly Row[],
	since: (row: Row) => Date,
): Promise<(Row & { ownCase: boolean })[]> {
	const own = await ownCases(
		db,
		actor,
		rows.map((row) => ({ organisationId: row.about.organisationId, since: since(row) })),
	);
	return rows.map((row) => {
		const { organisationId } = row.about;
		return { ...row, ownCase: organisationId !== null && own.has(organisationId) };
	});
}

/** @throws 404 */
export async function flagsOfTheCity(db: Database, actor: Actor, filter: FlagFilter, after: string | null) {
	mustOversee(actor);
	const { rows, next } = await listFlags(db, filter, { after, limit: size });
	const flags = await withCases(db, actor, rows, ({ createdAt }) => createdAt);
	const full =
		filter.state === 'open' && after === null ? await publishersFullOn(db, copenhagenDate(now())) : [];
	return { flags, next, full, mayDecide: municipalityMay(actor, 'moderate') };
}

/** How many each filter gives, in their order. @throws 404 */
export function howManyFlags(db: Database, actor: Actor, filters: readonly FlagFilter[]): Promise<number[]> {
	mustOversee(actor);
	return countFlags(db, filters);
}

/** @throws 404 */
export async function takedownsOfTheCity(
	db: Database,
	actor: Actor,
	{ state }: TakedownFilter,
	after: string | null,
) {
	mustOversee(actor);
	const { rows, next } = await listTakedowns(db, state, { after, limit: size });
	const takedowns = await withCases(db, actor, rows, ({ takenDownAt }) => takenDownAt);
	const mayDecide = municipalityMay(actor, 'moderate');
	return {
		takedowns: takedowns.map(({ takenDownBy, ...takedown }) => ({
			...takedown,
			decisions: mayDecide ? decisionsFor({ ...takedown, takenDownBy }, actor.person?.id ?? null) : [],
			mayReopen:
				mayDecide && !takedown.ownCase && mayReopen({ ...takedown, takenDownBy }, actor.person?.id ?? null),
		})),
		next,
	};
}

/** All that the filter leaves and that fit, for a file: never who sent one. @throws 404 */
export async function flagsFile(db: Database, actor: Actor, filter: FlagFilter) {
	mustOversee(actor);
	const { rows } = await listFlags(db, filter, { after: null, limit: mostInFile });
	return rows.map(({ email: _, ...flag }) => flag);
}

/** All that the filter leaves and that fit, for a file. @throws 404 */
export async function takedownsFile(db: Database, actor: Actor, { state }: TakedownFilter) {
	mustOversee(actor);
	return (await listTakedowns(db, state, { after: null, limit: mostInFile })).rows;
}

/** What is to be taken down, with what readers say of it. @throws 404 */
export async function listingToTakeDown(
	db: Database,
	actor: Actor,
	about: { kind: ListingKind; slug: string },
) {
	mustOversee(actor);
	const subject = found(await findSubject(db, about));
	const { id, title, description, contentLocale, organisationId, state, takenDown } = subject;
	if (state === 'draft' && !takenDown) notFound();
	const flags = await openFlagsAbout(db, { kind: about.kind, id });
	const own = await ownCases(db, actor, [{ organisationId, since: new Date(0) }]);
	return { title, description, contentLocale, takenDown, flags, ownCase: own.size > 0 };
}

/** What a reader is about to say something of. @throws 404 where it is not shown */
export async function subjectToFlag(db: Database, about: { kind: SubjectKind; slug: string }) {
	const { title, contentLocale, isShown } = found(await findSubject(db, about));
	if (!isShown) notFound();
	return { title, contentLocale };
}
