/** The municipality takes a listing down with a reason, the organisation appeals once, another moderator decides. */
import { municipalityMay, rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { caseworkers, members, write } from '#lib/accounts/letters/letters.server.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import type { DecideInput, ReopenInput, TakeDownInput } from '#lib/moderation/input.ts';
import { recordTakedown } from '#lib/moderation/record.server.ts';
import { isListingKind, type ListingKind } from '#lib/moderation/subject.ts';
import { holdListing } from '#lib/moderation/takedowns/held-listing.server.ts';
import {
	appealedLetter,
	decidedLetter,
	reopenedLetter,
	takenDownLetter,
} from '#lib/moderation/takedowns/letters.server.ts';
import { appealCase, decideCase, openCase, reopenCase } from '#lib/moderation/takedowns/cases.server.ts';
import type { ListingState } from '#lib/moderation/takedowns/takedown-case.ts';
import * as queries from '#lib/moderation/takedowns/takedown-queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { found, notFound, Refused } from '#lib/platform/errors.ts';

const editors = (organisationId: number) => members({ organisationId }, rolesFor('edit'));

/**
 * Off every list at once; the page says that it was taken down and why. The organisation and those who signed up are told, and
 * what readers have said of it is closed. Taking it down again changes nothing.
 * @throws Refused `own_case`, `listing_not_public`
 */
export const takeListingDown = (
	db: Database,
	actor: Actor,
	about: { kind: ListingKind; slug: string },
	{ reason, words }: TakeDownInput,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate')) notFound();
		const listing = found(await holdListing(trx, about.kind, about.slug));
		const { organisationId, state, createdAt } = listing;
		await refuseOwnCase(trx, actor, { organisationId, since: createdAt });
		if (listing.takenDownAt) return;
		if (state === 'draft') throw new Refused('listing_not_public');
		const by = actor.person?.id ?? null;
		const key = { kind: about.kind, id: listing.id };
		const down = await openCase(trx, key, { reason, words }, { organisationId, stateBefore: state, by });
		await listing.hide(actor, reason);
		await write(trx, editors(organisationId), down.key, ({ name }) =>
			takenDownLetter(name, listing, { reason, words }),
		);
	});

/** Once. @throws Refused `takedown_appealed`, 404 when it is another's or was not taken down */
export const appeal = (
	db: Database,
	actor: Actor,
	organisationSlug: string,
	about: { kind: ListingKind; slug: string },
	text: string,
): Promise<void> =>
	acting(db, actor, async (trx) => {
		const organisation = await organisationFor(trx, actor, organisationSlug, 'edit');
		const listing = found(await holdListing(trx, about.kind, about.slug));
		if (listing.organisationId !== organisation.id || !listing.takenDownAt) notFound();
		const by = actor.person?.id ?? null;
		const { id, key } = await appealCase(trx, { kind: about.kind, id: listing.id }, text, by);
		await recordTakedown(trx, actor, 'takedown.appealed', { id, organisationId: organisation.id });
		await write(trx, caseworkers('moderate'), key, ({ name }) => appealedLetter(name, listing.title));
	});

/**
 * Puts it back as it stood, or stays by it. An appeal is decided by another than who took it down (the database repeats it).
 * @throws Refused `own_case`, `takedown_decided`, `takedown_not_yours`
 */
export const decideTakedown = (
	db: Database,
	actor: Actor,
	{ takedown: id, decision, words }: DecideInput,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate')) notFound();
		const { about } = found(await queries.subjectOfTakedown(trx, id));
		if (!isListingKind(about.kind)) notFound();
		const listing = found(await holdListing(trx, about.kind, about.slug));
		const takedown = found(await queries.lockTakedown(trx, id));
		const { organisationId } = listing;
		await refuseOwnCase(trx, actor, { organisationId, since: takedown.takenDownAt });
		const decided = await decideCase(trx, takedown, actor.person?.id ?? null, { decision, words });
		if (!decided) return;
		// The state it had before it was hidden: a listing's.
		if (decision === 'restored') await listing.show(actor, takedown.stateBefore as ListingState);
		await recordTakedown(trx, actor, `takedown.${decision}`, { id, organisationId });
		await write(trx, editors(organisationId), decided.key, ({ name }) =>
			decidedLetter(name, listing, { decision, words }),
		);
	});

/**
 * What was upheld by mistake waits for a decision again, with the reason; it stays down meanwhile. By whoever may decide it (the
 * database repeats it).
 * @throws Refused `own_case`, `takedown_not_upheld`, `takedown_not_yours`
 */
export const reopenTakedown = (
	db: Database,
	actor: Actor,
	{ takedown: id, words }: ReopenInput,
): Promise<void> =>
	db.transaction().execute(async (trx) => {
		if (!municipalityMay(actor, 'moderate') || !actor.person) notFound();
		const { about } = found(await queries.subjectOfTakedown(trx, id));
		if (!isListingKind(about.kind)) notFound();
		const listing = found(await holdListing(trx, about.kind, about.slug));
		const takedown = found(await queries.lockTakedown(trx, id));
		const { organisationId } = listing;
		await refuseOwnCase(trx, actor, { organisationId, since: takedown.takenDownAt });
		const reopened = await reopenCase(trx, takedown, actor.person.id, words);
		if (!reopened) return;
		await recordTakedown(trx, actor, 'takedown.reopened', { id, organisationId });
		await write(trx, editors(organisationId), reopened.key, ({ name }) =>
			reopenedLetter(name, listing, words),
		);
	});
