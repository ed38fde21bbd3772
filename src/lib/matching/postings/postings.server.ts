/** Verbs about needs and offers: write, publish, change, close, open again, take down. */
import { postingValues } from '#lib/matching/postings/form-values.ts';
import { refuseEdited, type Edited } from '#lib/platform/forms/edited.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { refuseUnapproved } from '#lib/listings/frame.server.ts';
import { refuseBeyondDay, refuseManyLinks } from '#lib/listings/limits.server.ts';
import { draft, verbsOn } from '#lib/listings/verbs.server.ts';
import { refuseUnreadWording } from '#lib/policy/unread-wording.ts';
import { mayModerate, mayTakeDown } from '#lib/matching/access.ts';
import type { PostingInput } from '#lib/matching/postings/input.ts';
import { typeOf } from '#lib/matching/postings/kinds.ts';
import { tellTakenDown } from '#lib/matching/letters.server.ts';
import { lapseProposals } from '#lib/matching/matches/match-queries.server.ts';
import {
	deskPath,
	isEditable,
	type Posting,
	type PostingWithOrganisation,
} from '#lib/matching/postings/posting.ts';
import * as queries from '#lib/matching/queries.server.ts';
import { closeByTakedown } from '#lib/moderation/flags/tell-flaggers.server.ts';
import type { Organisation } from '#lib/organisations/organisation.ts';
import { recordPosting } from '#lib/matching/record.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';
import { listed, without } from '#lib/platform/keys.ts';
import { isTypeOffered } from '#lib/policy/catalogue.ts';
import { isGoalOffered } from '#lib/policy/edition.ts';

const wordsOf = ({ title, description }: Pick<Posting, 'title' | 'description'>) => [title, description];

/** What of the form is not a column, or not always written. */
const besides = listed<Exclude<keyof PostingInput, keyof queries.PostingFields> | 'side' | 'kind'>()(
	'submission',
	'wordingRead',
	'side',
	'kind',
);
const fieldsOf = (input: PostingInput): queries.PostingFields => without(input, besides);

const own = verbsOn(queries.lockPosting);

/** A new draft. The same submission key makes one. @returns its workspace path, in code form */
export const createPosting = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	input: PostingInput,
): Promise<string> =>
	draft(db, actor, organisationSlug, input, {
		path: deskPath,
		async insert({ trx, organisation, born }, { side, kind }) {
			const { id } = await queries.insertPosting(trx, { ...fieldsOf(input), ...born, side, kind });
			const about = { id, organisationId: organisation.id, side };
			await recordPosting(trx, actor, `${side}.drafted`, about, { kind });
		},
	});

/**
 * What is public keeps its side and kind, since others have read it; and no less than is spoken for.
 * @throws Refused `matching_closed`, `matching_quantity_used`, `wording_unread`, `listing_links`, `listing_links_new`
 */
export const changePosting = own(
	async ({ trx, actor, organisation, listing: posting }, input: PostingInput, edited?: Edited | null) => {
		if (!isEditable(posting)) throw new Refused('matching_closed');
		refuseEdited(edited, postingValues(posting));
		const isPublic = posting.state === 'published';
		if (isPublic) {
			refuseManyLinks(organisation, wordsOf(input), wordsOf(posting));
			refuseUnreadWording(wordsOf(input), input.wordingRead);
		}
		if (input.quantity < posting.used) throw new Refused('matching_quantity_used', 'quantity');
		const { side, kind } = input;
		await queries.updatePosting(trx, posting.id, { ...fieldsOf(input), ...(!isPublic && { side, kind }) });
		if (isPublic && input.quantity === posting.used) await lapseProposals(trx, [posting.id], now());
		await recordPosting(trx, actor, `${posting.side}.changed`, posting);
	},
);

function refuseToPublish(organisation: Pick<Organisation, 'state'>, posting: PostingWithOrganisation): void {
	refuseUnapproved(organisation);
	if (!posting.organisation.takesPart) throw new Refused('matching_not_signed');
	if (!isGoalOffered(posting.goal) || !isTypeOffered(typeOf(posting.kind).key))
		throw new Refused('policy_over');
	if (posting.endsOn < copenhagenDate(now())) throw new Refused('matching_past');
}

/**
 * Publishing again changes nothing. @throws Refused `listing_not_approved`, `matching_not_signed`, `policy_over`, `matching_past`,
 * `wording_unread`, `listing_links`, `listing_links_new`, `listing_day_full`
 */
export const publishPosting = own(
	async ({ trx, actor, by, organisation, listing: posting }, { wordingRead }: { wordingRead: boolean }) => {
		if (posting.state === 'published') return;
		if (posting.state !== 'draft') throw new Refused('matching_closed');
		refuseToPublish(organisation, posting);
		refuseManyLinks(organisation, wordsOf(posting));
		refuseUnreadWording(wordsOf(posting), wordingRead);
		await refuseBeyondDay(trx, organisation);
		await queries.setState(trx, posting.id, { state: 'published', at: now(), by });
		await recordPosting(trx, actor, `${posting.side}.published`, posting, { wordingRead });
	},
);

/** No more answers. Open proposals come to nothing; what was agreed stands. */
export const closePosting = own(async ({ trx, actor, listing: posting }, reason: string) => {
	if (posting.state === 'closed') return;
	if (posting.state !== 'published') notFound();
	await close(trx, actor, posting, reason);
});

/** The caller holds the post. */
export async function close(
	trx: Transaction,
	actor: Actor,
	posting: Posting,
	reason: string,
	byMunicipality = false,
) {
	const by = actor.person?.id ?? null;
	await queries.setState(trx, posting.id, { state: 'closed', at: now(), by, reason, byMunicipality });
	await lapseProposals(trx, [posting.id], now());
	await recordPosting(trx, actor, `${posting.side}.${byMunicipality ? 'taken_down' : 'closed'}`, posting);
}

/** Out again as it was. What the municipality took down stays down. @throws Refused as `publishPosting`, `matching_taken_down` */
export const reopenPosting = own(async ({ trx, actor, by, organisation, listing: posting }) => {
	if (posting.state === 'published') return;
	if (posting.state !== 'closed') notFound();
	if (posting.closedByMunicipality) throw new Refused('matching_taken_down');
	refuseToPublish(organisation, posting);
	await queries.setState(trx, posting.id, { state: 'published', at: now(), by });
	await recordPosting(trx, actor, `${posting.side}.reopened`, posting);
});

export const removeDraft = own(async ({ trx, actor, listing: posting }) => {
	if (posting.state !== 'draft') throw new Refused('matching_not_draft');
	await queries.deleteDraft(trx, posting.id);
	await recordPosting(trx, actor, `${posting.side}.discarded`, posting);
});

/** Somebody's post, held for the municipality. @throws Refused `own_case`; 404 */
async function lockForMunicipality(trx: Transaction, actor: Actor, slug: string) {
	if (!mayModerate(actor)) notFound();
	const posting = found(await queries.lockPosting(trx, slug));
	const since = posting.publishedAt ?? posting.stateChangedAt;
	await refuseOwnCase(trx, actor, { organisationId: posting.organisationId, since });
	return mayTakeDown(actor, posting) ? posting : notFound();
}

/** The municipality closes what does not belong, and tells the organisation why. @throws Refused `own_case` */
export const takeDown = (db: Database, actor: Actor, slug: string, reason: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const posting = await lockForMunicipality(trx, actor, slug);
		if (posting.state === 'draft') notFound();
		if (posting.state === 'closed') return;
		await close(trx, actor, posting, reason, true);
		const by = actor.person?.id ?? null;
		await closeByTakedown(trx, { kind: 'needs', id: posting.id }, { at: now(), by });
		await tellTakenDown(trx, posting, reason, now());
	});

/** Undoes `takeDown`. @throws Refused `own_case` */
export const putBack = (db: Database, actor: Actor, slug: string): Promise<void> =>
	acting(db, actor, async (trx) => {
		const posting = await lockForMunicipality(trx, actor, slug);
		if (!posting.closedByMunicipality) return;
		const by = actor.person?.id ?? null;
		await queries.setState(trx, posting.id, { state: 'published', at: now(), by });
		await recordPosting(trx, actor, `${posting.side}.put_back`, posting);
	});
