/** SQL that asks what was put before the public in a day. */
import type { Database } from '#lib/platform/database/database.server.ts';
import type { PublishingDay } from '#lib/platform/database/tables.ts';

/** Who has put up as much as may be on the day, by name; at most `limit`. */
export const fullOn = (
	db: Database,
	{ day, most, limit }: { day: string; most: Record<PublishingDay['way'], number>; limit: number },
) =>
	db
		.selectFrom('publishingDay')
		.innerJoin('organisation', 'organisation.id', 'publishingDay.organisationId')
		.select(['organisation.name', 'organisation.slug', 'publishingDay.way', 'publishingDay.published'])
		.where('publishingDay.day', '=', day)
		.where(({ eb, or }) =>
			or(
				(['typed', 'imported'] as const).map((way) =>
					eb.and([eb('publishingDay.way', '=', way), eb('publishingDay.published', '>=', most[way])]),
				),
			),
		)
		.orderBy('organisation.name')
		.limit(limit)
		.execute();
