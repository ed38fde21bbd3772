/** The municipality takes a listing down with a reason, the organisation appeals once, another moderator decides. */
import { municipalityMay, rolesFor } from '#lib/accounts/access.ts';
import { acting } from '#lib/accounts/acting.server.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { caseworkers, members, write } from '#lib/accounts/letters/letters.server.ts';
import { refuseOwnCase } from '#lib/accounts/own-case.server.ts';
import { closeByTakedown } from '#lib/moderation/flags/tell-flaggers.server.ts';
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
import { canAppeal, decisionsFor, mayReopen } from '#lib/moderation/takedowns/takedown-case.ts';
import * as queries from '#lib/moderation/takedowns/takedown-queries.server.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database, Transaction } from '#lib/platform/database/database.server.ts';
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
		const [at, by] = [now(), actor.person?.id ?? null];
		const key = { kind: about.kind, id: listing.id };
		const row = { organisationId, reason, words, stateBefore: state, takenDownAt: at, takenDownBy: by };
		const { id } = await queries.insertTakedown(trx, key, row);
		await listing.hide(actor, reason);
		await closeByTakedown(trx, key, { at, by });
		await write(trx, editors(organisationId), `takedown-${id}`, ({ name }) =>
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
		const takedown = found(await queries.lastTakedown(trx, { kind: about.kind, id: listing.id }));
		if (!canAppeal(takedown)) throw new Refused('takedown_appealed');
		const { id } = takedown;
		const row = { appeal: text, appealedAt: now(), appealedBy: actor.person?.id ?? null };
		await queries.setAppeal(trx, id, row);
		await recordTakedown(trx, actor, 'takedown.appealed', { id, organisationId: organisation.id });
		await write(trx, caseworkers('moderate'), `takedown-appealed-${id}`, ({ name }) =>
			appealedLetter(name, listing.title),
		);
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
		const { organisationId, takenDownAt } = takedown;
		await refuseOwnCase(trx, actor, { organisationId, since: takenDownAt });
		if (takedown.decision === decision) return;
		if (takedown.decision) throw new Refused('takedown_decided');
		const by = actor.person?.id ?? null;
		if (!decisionsFor(takedown, by).includes(decision)) throw new Refused('takedown_not_yours');
		const decidedAt = now();
		const row = { decision, decisionWords: words, decidedAt, decidedBy: by };
		await queries.setDecision(trx, id, row);
		if (decision === 'restored') await listing.show(actor, takedown.stateBefore);
		await recordTakedown(trx, actor, `takedown.${decision}`, { id, organisationId });
		await tellDecided(trx, `${id}-${decidedAt.getTime()}`, listing, { decision, words });
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
		const { organisationId, takenDownAt } = takedown;
		await refuseOwnCase(trx, actor, { organisationId, since: takenDownAt });
		if (!takedown.decision && takedown.reopenedAt) return;
		if (takedown.decision !== 'upheld') throw new Refused('takedown_not_upheld');
		if (!mayReopen(takedown, actor.person.id)) throw new Refused('takedown_not_yours');
		const time = await queries.reopen(trx, id, { words, at: now(), by: actor.person.id });
		await recordTakedown(trx, actor, 'takedown.reopened', { id, organisationId });
		await write(trx, editors(organisationId), `takedown-reopened-${time}`, ({ name }) =>
			reopenedLetter(name, listing, words),
		);
	});

const tellDecided = (
	trx: Transaction,
	key: string,
	listing: { organisationId: number; title: string; path: string },
	decided: Pick<DecideInput, 'decision' | 'words'>,
): Promise<void> =>
	write(trx, editors(listing.organisationId), `takedown-decided-${key}`, ({ name }) =>
		decidedLetter(name, listing, decided),
	);
