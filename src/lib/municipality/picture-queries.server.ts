import { sql } from 'kysely';
import { keyset, type Asked, type Page } from '#lib/platform/lists/keyset.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';

export interface CityPicture {
	id: number;
	key: string;
	width: number;
	height: number;
	alt: string;
	uploadedAt: Date;
	organisationId: number;
	organisation: { slug: string; name: string };
	/** The newest thing that shows it. */
	event: { slug: string; title: string } | null;
	/** Of the report that shows it: the half-year's first day. */
	report: string | null;
	takenDownAt: Date | null;
	reason: string | null;
}

const newestFirst = keyset(['i.uploadedAt', 'desc', 'moment'], ['i.id', 'desc', 'id']);
const lastTakenDown = keyset(['i.takenDownAt', 'desc', 'moment'], ['i.id', 'desc', 'id']);

const pictures = (db: Database) =>
	db
		.selectFrom('image as i')
		.innerJoin('organisation as o', 'o.id', 'i.organisationId')
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('event as e')
					.select(['e.slug', 'e.title', 'e.imageAlt'])
					.whereRef('e.imageId', '=', 'i.id')
					.where('e.state', '<>', 'draft')
					.orderBy('e.startsAt', 'desc')
					.limit(1)
					.as('event'),
			(join) => join.onTrue(),
		)
		.leftJoinLateral(
			(eb) =>
				eb
					.selectFrom('report as r')
					.select(['r.halfYear', 'r.imageAlt'])
					.whereRef('r.imageId', '=', 'i.id')
					.where('r.version', '>', 0)
					.orderBy('r.halfYear', 'desc')
					.limit(1)
					.as('report'),
			(join) => join.onTrue(),
		)
		.select(['i.id', 'i.fileKey as key', 'i.width', 'i.height', 'i.uploadedAt', 'i.organisationId'])
		.select(['i.takenDownAt', 'i.takenDownReason as reason', 'report.halfYear as report'])
		.select([
			sql<string>`coalesce(event.image_alt, report.image_alt, '')`.as('alt'),
			sql<CityPicture['organisation']>`json_build_object('slug', o.slug, 'name', o.name)`.as('organisation'),
			sql<
				CityPicture['event']
			>`case when event.slug is not null then json_build_object('slug', event.slug, 'title', event.title) end`.as(
				'event',
			),
		]);

export const findPicture = (db: Database, id: number): Promise<CityPicture | undefined> =>
	pictures(db).where('i.id', '=', id).executeTakeFirst();

/** Those that something public shows, newest first. */
export const newestPictures = (db: Database, asked: Asked): Promise<Page<CityPicture>> =>
	newestFirst.page(
		pictures(db)
			.where('i.takenDownAt', 'is', null)
			.where(({ or, eb }) => or([eb('event.slug', 'is not', null), eb('report.halfYear', 'is not', null)])),
		asked,
	);

/** Those that the municipality took down, last first. */
export const picturesTakenDown = (db: Database, asked: Asked): Promise<Page<CityPicture>> =>
	lastTakenDown.page(pictures(db).where('i.takenDownAt', 'is not', null), asked);
