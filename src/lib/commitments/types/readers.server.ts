/** What is read about types of promises: by the municipality, and beside a draft. */
import { municipalityMay } from '#lib/accounts/access.ts';
import { ownCases } from '#lib/accounts/own-case.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { mostTypes, wordsOfType } from '#lib/commitments/types/added.ts';
import { formValues } from '#lib/commitments/types/form-values.ts';
import * as queries from '#lib/commitments/types/type-queries.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound } from '#lib/platform/errors.ts';
import { commitmentTypes } from '#lib/policy/catalogue.ts';
import { checkWording } from '#lib/policy/wording.ts';

/** So many proposals stand on the page; the others follow as these are decided. */
const mostWaiting = 50;

/** Proposals, added types and those the site comes with, each with how many promises it has. @throws 404 */
export async function typesPage(db: Database, actor: Actor) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const [waiting, open, retired, promises] = await Promise.all([
		queries.waitingTypes(db, mostWaiting),
		queries.openTypes(db, mostTypes),
		queries.retiredKeys(db),
		queries.promisesByType(db),
	]);
	return {
		waiting: waiting.map(({ key, name, help, proposedAt, organisationName, organisationSlug }) => ({
			...{ key, name, help, proposedAt },
			organisation:
				organisationSlug === null ? null : { name: organisationName ?? '', slug: organisationSlug },
		})),
		added: open.map(({ key, name, unitOther, goal, state }) => ({
			...{ key, name, unitOther, goal },
			isOffered: state === 'offered',
			promises: promises.get(key) ?? 0,
		})),
		shipped: commitmentTypes.map(({ key }) => ({
			key,
			isOffered: !retired.includes(key),
			promises: promises.get(key) ?? 0,
		})),
		mayAdminister: municipalityMay(actor, 'administer'),
	};
}

/** One added type, to be read, bettered and decided. @throws 404 */
export async function typePage(db: Database, actor: Actor, key: string) {
	if (!municipalityMay(actor, 'oversee')) notFound();
	const type = found(await queries.findType(db, key));
	const promises = await queries.promisesByType(db);
	const own = await ownCases(db, actor, [{ organisationId: type.organisationId, since: type.proposedAt }]);
	const { organisationName, organisationSlug, state, name, proposedAt, refusal, unitOne, unitOther } = type;
	return {
		type: { key, state, name, proposedAt, refusal, unitOne, unitOther, help: type.help },
		organisation: organisationSlug === null ? null : { name: organisationName ?? '', slug: organisationSlug },
		stored: formValues(type),
		wording: checkWording(...wordsOfType(type)),
		promises: promises.get(key) ?? 0,
		isOwnCase: state === 'proposed' && own.size > 0,
		mayAdminister: municipalityMay(actor, 'administer'),
	};
}

/** How the added type of a draft stands, where it is not offered; null otherwise. */
export async function typeBehindDraft(
	db: Database,
	key: string,
): Promise<{ state: 'proposed' | 'refused' | 'retired'; refusal: string | null } | null> {
	if (!key.startsWith('added-')) return null;
	const type = await queries.findType(db, key);
	return type && type.state !== 'offered' ? { state: type.state, refusal: type.refusal } : null;
}
