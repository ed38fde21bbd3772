/**
 * An edition's way: begun, drafted by one, checked and released by another, and from then on frozen; what was wrong in it is
 * said beside it. The database holds each step, the four eyes and the freezing (migration 0093).
 */
import type { Actor, ActorPerson } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { workOut } from '#lib/followup/barometer/editions/drafting.server.ts';
import { stepsFor, type EditionStep } from '#lib/followup/barometer/editions/edition.ts';
import * as ofEditions from '#lib/followup/barometer/editions/edition-queries.server.ts';
import * as queries from '#lib/followup/barometer/queries.server.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import { recordEdition } from '#lib/followup/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { halfYearOf, type HalfYear } from '#lib/i18n/periods.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';

/** @throws 404, Refused `barometer_edition_known`, `barometer_edition_ahead`, `barometer_no_indicators` */
export async function beginEdition(db: Database, actor: Actor, halfYear: HalfYear): Promise<void> {
	const by = measuringPerson(actor);
	if (halfYear > halfYearOf(copenhagenDate(now()))) throw new Refused('barometer_edition_ahead', 'halfYear');
	await db.transaction().execute(async (trx) => {
		const made = await writes.insertEdition(trx, { halfYear, begunBy: by.id, begunAt: now() });
		if (!made) throw new Refused('barometer_edition_known', 'halfYear');
		const { numAffectedRows } = await writes.joinEdition(trx, { edition: made.id });
		if (!numAffectedRows) throw new Refused('barometer_no_indicators', 'halfYear');
		await recordEdition(trx, actor, 'barometer.begun', made, { halfYear });
	});
}

type Held = NonNullable<Awaited<ReturnType<typeof queries.lockEdition>>>;

/** Holds the edition, and asks whether this person may take the step now. */
const stepping = <T>(
	db: Database,
	actor: Actor,
	halfYear: HalfYear,
	step: EditionStep,
	work: (trx: Transaction, edition: Held, by: ActorPerson) => Promise<T>,
): Promise<T> => {
	const by = measuringPerson(actor);
	return db.transaction().execute(async (trx) => {
		const edition = found(await queries.lockEdition(trx, halfYear));
		if (!stepsFor(edition, by.id).includes(step)) {
			const isOwn = edition.draftedBy === by.id && stepsFor(edition, 0).includes(step);
			throw new Refused(isOwn ? 'barometer_own_draft' : 'barometer_state_changed');
		}
		return work(trx, edition, by);
	});
};

/**
 * Takes over every figure up to the half-year, works out each class, and keeps both with what they were made from.
 * @throws 404, Refused `barometer_state_changed`, `barometer_no_figures`
 */
export const draftEdition = (db: Database, actor: Actor, halfYear: HalfYear): Promise<void> =>
	stepping(db, actor, halfYear, 'draft', async (trx, edition, by) => {
		if (!(await workOut(trx, edition))) throw new Refused('barometer_no_figures');
		await writes.updateEdition(trx, edition.id, { state: 'draft', draftedAt: now(), draftedBy: by.id });
		await recordEdition(trx, actor, 'barometer.drafted', edition, { halfYear });
	});

const notDrafted = { draftedAt: null, draftedBy: null, checkedAt: null, checkedBy: null, checkWords: null };

/** Back to collecting, with the reason for whoever drafted it. @throws 404, Refused `barometer_state_changed` */
export const returnEdition = (
	db: Database,
	actor: Actor,
	halfYear: HalfYear,
	returnWords: string,
): Promise<void> =>
	stepping(db, actor, halfYear, 'return', async (trx, edition, by) => {
		const returned = { returnedAt: now(), returnedBy: by.id, returnWords };
		await writes.updateEdition(trx, edition.id, { state: 'collecting', ...notDrafted, ...returned });
		await recordEdition(trx, actor, 'barometer.returned', edition, { halfYear });
	});

/** @throws 404, Refused `barometer_own_draft`, `barometer_state_changed` */
export const checkEdition = (
	db: Database,
	actor: Actor,
	halfYear: HalfYear,
	checkWords: string,
): Promise<void> =>
	stepping(db, actor, halfYear, 'check', async (trx, edition, by) => {
		const checked = { checkedAt: now(), checkedBy: by.id, checkWords };
		await writes.updateEdition(trx, edition.id, { state: 'checked', ...checked });
		await recordEdition(trx, actor, 'barometer.checked', edition, { halfYear });
	});

/** Public from now on, and frozen. @throws 404, Refused `barometer_own_draft`, `barometer_state_changed` */
export const releaseEdition = (db: Database, actor: Actor, halfYear: HalfYear): Promise<void> =>
	stepping(db, actor, halfYear, 'release', async (trx, edition, by) => {
		await writes.updateEdition(trx, edition.id, {
			state: 'released',
			releasedAt: now(),
			releasedBy: by.id,
		});
		await recordEdition(trx, actor, 'barometer.released', edition, { halfYear });
	});

/** Says beside a released edition what is wrong in it. @throws 404, also for an indicator of none of its lines */
export const writeErratum = (
	db: Database,
	actor: Actor,
	halfYear: HalfYear,
	{ indicator, words }: { indicator: number | null; words: string },
): Promise<void> =>
	stepping(db, actor, halfYear, 'correct', async (trx, edition, by) => {
		const indicators = await ofEditions.indicatorsIn(trx, edition.id);
		if (indicator !== null && !indicators.some(({ indicatorId }) => indicatorId === indicator)) found(null);
		const written = { writtenAt: now(), writtenBy: by.id };
		await writes.insertErratum(trx, { editionId: edition.id, indicatorId: indicator, words, ...written });
		await recordEdition(trx, actor, 'barometer.corrected', edition, { halfYear });
	});
