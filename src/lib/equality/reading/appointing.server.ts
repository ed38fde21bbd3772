/** An administrator names the two who read what is told: an adviser and a deputy, and never themselves. */
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mustBeColleague } from '#lib/accounts/colleagues.server.ts';
import { appointingPerson } from '#lib/equality/access.ts';
import type { ReaderRole } from '#lib/equality/experience.ts';
import * as queries from '#lib/equality/reading/reader-queries.server.ts';
import { recordReader } from '#lib/equality/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound, Refused } from '#lib/platform/errors.ts';

/** @throws 404, Refused `equality_not_yourself`, `equality_role_taken`, `equality_reads_already` */
export const appointReader = (
	db: Database,
	actor: Actor,
	{ person, role }: { person: number; role: ReaderRole },
): Promise<void> => {
	const by = appointingPerson(actor);
	return acting(db, actor, async (trx) => {
		await mustBeColleague(trx, 'oversee', person);
		if (person === by.id) throw new Refused('equality_not_yourself', 'person');
		const present = await queries.lockPresentReaders(trx);
		if (present.some((reader) => reader.role === role)) throw new Refused('equality_role_taken', 'role');
		if (present.some((reader) => reader.personId === person))
			throw new Refused('equality_reads_already', 'person');
		const row = { personId: person, role, appointedAt: now(), appointedBy: by.id };
		const { id } = await queries.insertReader(trx, row);
		await recordReader(trx, actor, 'equality_reader.appointed', { id }, { person, role });
	});
};

/** They read no more, from this moment; what was told stays for whoever comes next. @throws 404 */
export const endReader = (db: Database, actor: Actor, id: number): Promise<void> => {
	const by = appointingPerson(actor);
	return acting(db, actor, async (trx) => {
		const present = await queries.lockPresentReaders(trx);
		const reader = present.find((one) => one.id === id) ?? notFound();
		await queries.endReaderRow(trx, id, by.id, now());
		const { personId, role } = reader;
		await recordReader(trx, actor, 'equality_reader.ended', { id }, { person: personId, role });
	});
};
