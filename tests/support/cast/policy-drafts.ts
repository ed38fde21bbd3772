/** A period of the policy that is being written. */
import { documentAfter } from '#lib/followup/policy-edition/document.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { editions } from '#lib/policy/edition.ts';
import { demoAccount } from '../actors.ts';

/** The demo's administrator writes the policy's next period, and nobody else does. */
export async function policyDraft(db: Database): Promise<void> {
	const { id: draftedBy } = await db
		.selectFrom('person')
		.select('id')
		.where('email', '=', demoAccount('administrator').email)
		.executeTakeFirstOrThrow();
	const document = documentAfter(editions[0], copenhagenDate(now()));
	await db.transaction().execute(async (trx) => {
		const { published } = await trx
			.selectFrom('policyEdition')
			.select(({ fn }) => fn.countAll<number>().as('published'))
			.executeTakeFirstOrThrow();
		await trx.deleteFrom('policyEditionDraft').where('draftedBy', '<>', draftedBy).execute();
		await trx
			.insertInto('policyEditionDraft')
			.values({
				...{ number: Number(published) + 2, draftedBy, createdAt: now() },
				document: JSON.stringify(document),
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	});
}
