/** SQL of what those who are in a network do: what is coming, and what they have promised. */
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { isComing, leadsSeries } from '#lib/events/rows.server.ts';
import { inNetwork } from '#lib/networks/joining/rows.server.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const shownOfEach = 8;

/** The next of them first; a series once. */
export const comingEvents = (db: Handle, circleId: number, now: Date) =>
	db
		.selectFrom('event')
		.innerJoin('organisation as host', 'host.id', 'event.organisationId')
		.select([
			'event.id',
			'event.slug',
			'event.title',
			'event.contentLocale',
			'event.startsAt',
			'event.endsAt',
		])
		.select('host.name as by')
		.where('event.organisationId', 'in', inNetwork(circleId))
		.where('event.state', '=', 'published')
		.where(isComing('event', now))
		.where(leadsSeries('event', now))
		.orderBy('event.startsAt')
		.orderBy('event.id')
		.limit(shownOfEach)
		.execute();

/** Those that run, by the day they are due. */
export const runningPromises = (db: Handle, circleId: number) =>
	db
		.selectFrom('commitment')
		.innerJoin('organisation as maker', 'maker.id', 'commitment.organisationId')
		.select(['commitment.id', 'commitment.slug', 'commitment.title'])
		.select(['commitment.dueOn', 'maker.name as by'])
		.where('commitment.organisationId', 'in', inNetwork(circleId))
		.where('commitment.state', 'in', ['active', 'reported'])
		.where(isOwnerShown)
		.orderBy('commitment.dueOn')
		.orderBy('commitment.id')
		.limit(shownOfEach)
		.execute();
