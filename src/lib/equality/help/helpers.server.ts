/** The municipality keeps who helps: adds, changes, retires, and says on which day it was last looked at. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { helpersPerson } from '#lib/equality/access.ts';
import { equalityDesk } from '#lib/equality/experience.ts';
import { helperValues } from '#lib/equality/help/form-values.ts';
import * as queries from '#lib/equality/help/helper-queries.server.ts';
import { spansOf, type HelperInput } from '#lib/equality/help/input.ts';
import { recordHelper } from '#lib/equality/record.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, Refused } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';

/** @throws Refused `equality_checked_later` */
function rowOf(input: HelperInput) {
	const { title, wordsDanish, wordsEnglish, tel, mail, web, grounds, settings, checkedOn } = input;
	if (checkedOn > copenhagenDate(now())) throw new Refused('equality_checked_later', 'checkedOn');
	const hours = JSON.stringify(spansOf(input));
	return { title, wordsDanish, wordsEnglish, tel, mail, web, grounds, settings, hours, checkedOn };
}

/** @throws 404, Refused `equality_helpers_full`, `equality_checked_later` */
export const addHelper = (db: Database, actor: Actor, input: HelperInput): Promise<string> => {
	helpersPerson(actor);
	return actingOnce(
		db,
		actor,
		input.submission,
		async (trx) => {
			if ((await queries.countHelpers(trx)) >= queries.mostHelpers)
				throw new Refused('equality_helpers_full', '', { most: String(queries.mostHelpers) });
			const { id } = await queries.insertHelper(trx, rowOf(input));
			await recordHelper(trx, actor, 'equality_helper.added', { id });
			return equalityDesk;
		},
		equalityDesk,
	);
};

/** @throws 404, EditedMeanwhile, Refused `equality_checked_later` */
export const saveHelper = (
	db: Database,
	actor: Actor,
	id: number,
	input: HelperInput,
	edited: Edited | null,
): Promise<void> => {
	helpersPerson(actor);
	return acting(db, actor, async (trx) => {
		const helper = found(await queries.lockHelper(trx, id));
		refuseEdited(edited, helperValues(helper));
		await queries.updateHelper(trx, id, rowOf(input));
		await recordHelper(trx, actor, 'equality_helper.changed', { id });
	});
};

/** Nobody is sent there any more; or they are again. @throws 404 */
export const retireHelper = (db: Database, actor: Actor, id: number, retires: boolean): Promise<void> => {
	helpersPerson(actor);
	return acting(db, actor, async (trx) => {
		const helper = found(await queries.lockHelper(trx, id));
		if ((helper.retiredOn !== null) === retires) return;
		await queries.updateHelper(trx, id, { retiredOn: retires ? copenhagenDate(now()) : null });
		const verb = retires ? 'equality_helper.put_away' : 'equality_helper.put_back';
		await recordHelper(trx, actor, verb, { id });
	});
};
