/** An organisation looks at how it treats people, and shares what came of it where it wants to. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import * as queries from '#lib/equality/practice/check-queries.server.ts';
import type { CheckInput } from '#lib/equality/practice/input.ts';
import { practicePath, type Theme } from '#lib/equality/practice/practice.ts';
import { recordCheck } from '#lib/equality/record.server.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found } from '#lib/platform/errors.ts';

/** Kept with its day; earlier ones stay. @returns where it is read @throws 404 */
export async function takeCheck(
	db: Database,
	actor: Actor,
	slug: string,
	theme: Theme,
	{ submission, ...answers }: CheckInput,
): Promise<string> {
	const { organisationId } = membershipFor(actor, slug, 'edit');
	const to = practicePath(slug);
	return actingOnce(
		db,
		actor,
		submission,
		async (trx) => {
			const { id } = await queries.insertCheck(trx, {
				...{ organisationId, theme, answers: JSON.stringify(answers) },
				...{ takenAt: now(), takenBy: actor.person?.id ?? null },
			});
			await recordCheck(trx, actor, 'equality_check.answered', { id, organisationId }, { theme });
			return to;
		},
		to,
	);
}

/** Everybody reads how many are in place; or nobody does any more. @throws 404 */
export async function shareCheck(
	db: Database,
	actor: Actor,
	slug: string,
	id: number,
	shares: boolean,
): Promise<void> {
	const { organisationId } = membershipFor(actor, slug, 'publish');
	await acting(db, actor, async (trx) => {
		const check = found(await queries.lockCheck(trx, organisationId, id));
		if ((check.sharedAt !== null) === shares) return;
		await queries.setShared(trx, id, shares ? now() : null);
		const verb = shares ? 'equality_check.shared' : 'equality_check.hidden';
		await recordCheck(trx, actor, verb, { id, organisationId });
	});
}
