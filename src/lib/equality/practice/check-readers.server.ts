/** An organisation's own looks at itself as they read them, and what of them everybody reads. */
import { may } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import * as queries from '#lib/equality/practice/check-queries.server.ts';
import { resultOf, type Answers, type Theme } from '#lib/equality/practice/practice.ts';
import { membershipFor } from '#lib/organisations/organisations.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

const withResult = ({ answers, ...check }: queries.CheckRow) => ({
	...check,
	result: resultOf(check.theme, answers),
});

/** Their own: all of them, with what is left to do. @throws 404 */
export async function practicePage(db: Database, actor: Actor, slug: string) {
	const { organisationId } = membershipFor(actor, slug, 'read');
	return {
		checks: (await queries.checksOf(db, organisationId)).map(withResult),
		mayEdit: may(actor, 'edit', organisationId),
		mayShare: may(actor, 'publish', organisationId),
	};
}

/** What stood in the last one, to begin the next with. @throws 404 */
export async function lastAnswers(db: Database, actor: Actor, slug: string, theme: Theme): Promise<Answers> {
	const { organisationId } = membershipFor(actor, slug, 'edit');
	const checks = await queries.checksOf(db, organisationId);
	return checks.find((check) => check.theme === theme)?.answers ?? {};
}

/** As everybody reads it: how many are in place, of how many, on which day. Which ones is theirs to say. */
export async function sharedPractice(db: Database, organisationId: number) {
	const checks = await queries.sharedChecksOf(db, organisationId);
	return checks.map(({ theme, takenAt, answers }) => {
		const { yes, of } = resultOf(theme, answers);
		return { theme, takenAt, yes, of };
	});
}
