/** SQL of what a network puts first. */
import { sql, type Insertable } from 'kysely';
import { isOwnerShown } from '#lib/commitments/rows.server.ts';
import { isComing } from '#lib/events/rows.server.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { inNetwork } from '#lib/networks/joining/rows.server.ts';
import { mostPins, type PinKind } from '#lib/networks/pins/pin.ts';
import type { Handle, Transaction } from '#lib/platform/database/database.server.ts';
import type { CirclePin } from '#lib/platform/database/tables.ts';

const shownWhen = (now: Date): Record<PinKind, ReturnType<typeof isComing>> => ({
	event: sql<boolean>`event.state = 'published' and ${isComing('event', now)}`,
	opportunity: sql<boolean>`opportunity.state = 'published' and opportunity.deadline_on >= ${copenhagenDate(now)}::date`,
	commitment: sql<boolean>`commitment.state in ('active', 'reported') and ${isOwnerShown}`,
});

/** In their order, each with whether it stands on the page: it is shown itself, and of somebody who is in the network. */
export function pinsOf(db: Handle, circleId: number, now: Date) {
	const shown = shownWhen(now);
	const owner = sql`coalesce(event.organisation_id, opportunity.organisation_id, commitment.organisation_id)`;
	return db
		.selectFrom('circlePin as p')
		.leftJoin('event', 'event.id', 'p.eventId')
		.leftJoin('opportunity', 'opportunity.id', 'p.opportunityId')
		.leftJoin('commitment', 'commitment.id', 'p.commitmentId')
		.select([
			'p.id',
			'p.place',
			'event.startsAt',
			'event.endsAt',
			'opportunity.deadlineOn',
			'commitment.dueOn',
		])
		.select([
			sql<PinKind>`case when p.event_id is not null then 'event' when p.opportunity_id is not null then 'opportunity'
				else 'commitment' end`.as('kind'),
			sql<number>`coalesce(p.event_id, p.opportunity_id, p.commitment_id)`.as('thingId'),
			sql<string>`coalesce(event.slug, opportunity.slug, commitment.slug)`.as('slug'),
			sql<string>`coalesce(event.title, opportunity.title, commitment.title)`.as('title'),
			sql<string>`coalesce(event.content_locale, opportunity.content_locale, 'da')`.as('contentLocale'),
			sql<string>`(select o.name from organisation o where o.id = ${owner})`.as('by'),
			sql<boolean>`coalesce(${owner} in ${inNetwork(circleId)} and case when p.event_id is not null then ${shown.event}
				when p.opportunity_id is not null then ${shown.opportunity} else ${shown.commitment} end, false)`.as(
				'isShown',
			),
		])
		.where('p.circleId', '=', circleId)
		.orderBy('p.place')
		.limit(mostPins)
		.execute();
}
export type Pin = Awaited<ReturnType<typeof pinsOf>>[number];

/** A thing that everybody may see today, of somebody who is in the network. @returns its number */
export async function findPinnable(
	trx: Transaction,
	{ kind, slug, circleId, now }: { kind: PinKind; slug: string; circleId: number; now: Date },
): Promise<number | undefined> {
	const { rows } = await sql<{ id: number }>`select id from ${sql.table(kind)} where slug = ${slug}
		and organisation_id in ${inNetwork(circleId)} and ${shownWhen(now)[kind]}`.execute(trx);
	return rows[0]?.id;
}

export const insertPin = (trx: Transaction, row: Insertable<CirclePin>) =>
	trx.insertInto('circlePin').values(row).execute();

/** @returns whether it was there */
export const deletePin = async (trx: Transaction, circleId: number, id: number): Promise<boolean> =>
	(
		await trx
			.deleteFrom('circlePin')
			.where('id', '=', id)
			.where('circleId', '=', circleId)
			.returning('id')
			.execute()
	).length > 0;

/** The two change places. */
export const swapPlaces = async (
	trx: Transaction,
	one: { id: number; place: number },
	other: { id: number; place: number },
): Promise<void> => {
	await sql`update circle_pin set place = case id when ${one.id}::int then ${other.place}::int else ${one.place}::int end
		where id in (${one.id}, ${other.id})`.execute(trx);
};
