/** What is measured: an editor of the municipality writes indicators, says when they were measured otherwise, and ends them. */
import { actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { measuringPerson } from '#lib/followup/access.ts';
import { indicatorValues } from '#lib/followup/barometer/form-values.ts';
import type { IndicatorInput } from '#lib/followup/barometer/input.ts';
import * as queries from '#lib/followup/barometer/queries.server.ts';
import * as writes from '#lib/followup/barometer/writes.server.ts';
import { recordIndicator } from '#lib/followup/record.server.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { without } from '#lib/platform/keys.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

export const deskPath = '/municipality/followup/barometer';
export const indicatorPath = (slug: string): string => `${deskPath}/${slug}`;

const wordsOf = ({ name, nameEn, method, methodEn, ...said }: IndicatorInput) =>
	[name, nameEn, method, methodEn, said.definition, said.definitionEn, said.caveats, said.caveatsEn].map(
		(text) => text ?? '',
	);
const rowOf = (input: IndicatorInput) => without(input, ['wordingRead', 'submission']);

/** It is measured from the editions on that are being collected. @returns its desk. @throws 404, Refused `wording_unread` */
export function createIndicator(db: Database, actor: Actor, input: IndicatorInput): Promise<string> {
	const by = measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		refuseUnreadWording(wordsOf(input), input.wordingRead);
		const slug = newSlug(input.name);
		const { id } = await writes.insertIndicator(trx, {
			...rowOf(input),
			slug,
			createdAt: now(),
			createdBy: by.id,
		});
		await writes.joinEdition(trx, { indicator: id });
		await recordIndicator(trx, actor, 'indicator.written', { id });
		return indicatorPath(slug);
	});
}

/** Of an indicator that is still measured. @throws 404 */
export const lockMeasured = async (trx: Transaction, slug: string) => {
	const indicator = found(await queries.lockIndicator(trx, slug));
	return indicator.retiredAt ? notFound() : indicator;
};

/** What was released stays as it read. @throws 404, Refused `wording_unread`, EditedMeanwhile */
export function changeIndicator(
	db: Database,
	actor: Actor,
	slug: string,
	input: IndicatorInput,
	edited: Edited | null,
): Promise<string> {
	measuringPerson(actor);
	return actingOnce(db, actor, input.submission, async (trx) => {
		const indicator = await lockMeasured(trx, slug);
		refuseEdited(edited, indicatorValues(indicator));
		refuseUnreadWording(wordsOf(input), input.wordingRead);
		await writes.updateIndicator(trx, indicator.id, rowOf(input));
		await writes.followMeasure(trx, indicator.id);
		await recordIndicator(trx, actor, 'indicator.changed', indicator);
		return indicatorPath(slug);
	});
}

const changing = <T>(
	db: Database,
	actor: Actor,
	slug: string,
	work: (trx: Transaction, indicator: Awaited<ReturnType<typeof lockMeasured>>) => Promise<T>,
): Promise<T> => {
	measuringPerson(actor);
	return db.transaction().execute(async (trx) => work(trx, await lockMeasured(trx, slug)));
};

/** It is in no later edition; what was released stays. @throws 404 */
export const retireIndicator = (db: Database, actor: Actor, slug: string): Promise<void> =>
	changing(db, actor, slug, async (trx, indicator) => {
		await writes.leaveEditions(trx, indicator.id);
		await writes.updateIndicator(trx, indicator.id, { retiredAt: now() });
		await recordIndicator(trx, actor, 'indicator.retired', indicator);
	});

/** From this half-year on it is measured otherwise. @throws 404 */
export const addBreak = (
	db: Database,
	actor: Actor,
	slug: string,
	broken: { halfYear: HalfYear; words: string },
): Promise<void> =>
	changing(db, actor, slug, async (trx, indicator) => {
		await writes.insertBreak(trx, { indicatorId: indicator.id, ...broken });
		await recordIndicator(trx, actor, 'indicator.break_added', indicator, { halfYear: broken.halfYear });
	});

/** Gone already is gone. @throws 404 */
export const removeBreak = (db: Database, actor: Actor, slug: string, halfYear: HalfYear): Promise<void> =>
	changing(db, actor, slug, async (trx, indicator) => {
		const gone = await writes.deleteBreak(trx, indicator.id, halfYear);
		if (gone.length) await recordIndicator(trx, actor, 'indicator.break_removed', indicator, { halfYear });
	});
