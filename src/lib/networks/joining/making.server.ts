/** The municipality makes networks, and says who coordinates each. */
import { acting, actingOnce } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { newSlug } from '#lib/i18n/slugs.ts';
import { makingPerson } from '#lib/networks/access.ts';
import { most } from '#lib/networks/circles/circle.ts';
import { tooMany } from '#lib/networks/circles/holding.server.ts';
import { countCircles, lockCircle } from '#lib/networks/circles/queries.server.ts';
import { insertCircle, updateCircle } from '#lib/networks/circles/writes.server.ts';
import { networkValues } from '#lib/networks/joining/form-values.ts';
import type { NetworkInput, NewNetworkInput } from '#lib/networks/joining/input.ts';
import { recordNetwork } from '#lib/networks/record.server.ts';
import { organisationAt } from '#lib/networks/seats/pasted.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';

type Words = Pick<NetworkInput, 'name' | 'purpose' | 'goals'>;
const wordsOf = ({ name, purpose, goals }: Words): string[] => [name, purpose, goals ?? ''];

/** @returns the last part of its address. @throws 404, Refused `circle_organisation_unknown`, `circle_most`, `wording_unread` */
export function createNetwork(
	db: Database,
	actor: Actor,
	{ submission, organisation, wordingRead, ...words }: NewNetworkInput,
): Promise<string> {
	const by = makingPerson(actor);
	refuseUnreadWording(wordsOf(words), wordingRead);
	return actingOnce(db, actor, submission, async (trx) => {
		const coordinatorId = await organisationAt(trx, organisation);
		if ((await countCircles(trx, 'network')) >= most.circles) throw tooMany(most.circles);
		const row = {
			...words,
			kind: 'network' as const,
			isPublic: true,
			coordinatorId,
			slug: newSlug(words.name),
		};
		const network = await insertCircle(trx, { ...row, createdAt: now(), createdBy: by.id });
		await recordNetwork(trx, actor, 'network.created', { id: network.id, organisationId: coordinatorId });
		return network.slug;
	});
}

/** @throws 404, EditedMeanwhile, Refused `circle_organisation_unknown`, `wording_unread` */
export const changeNetwork = (
	db: Database,
	actor: Actor,
	slug: string,
	{ organisation, wordingRead, ...words }: NetworkInput,
	edited: Edited | null,
): Promise<void> => {
	makingPerson(actor);
	return acting(db, actor, async (trx) => {
		const network = await lockCircle(trx, slug);
		if (network?.kind !== 'network') return notFound();
		refuseEdited(edited, networkValues(network));
		refuseUnreadWording(wordsOf(words), wordingRead);
		const isSame = organisation === network.coordinatorSlug;
		const coordinatorId = isSame ? network.coordinatorId : await organisationAt(trx, organisation);
		await updateCircle(trx, network.id, { ...words, coordinatorId });
		await recordNetwork(trx, actor, 'network.changed', { id: network.id, organisationId: coordinatorId });
	});
};
