/** SQL of what editions say. Public pages read these tables and no others, so that they show what was released and nothing since. */
import { sql } from 'kysely';
import { definitionColumns, figureColumns } from '#lib/followup/barometer/queries.server.ts';
import type { HalfYear } from '#lib/i18n/periods.ts';
import type { Handle } from '#lib/platform/database/database.server.ts';

const mostEditions = 60;
const mostIndicators = 200;
/** Of one indicator: a century of half-years in ten districts and the city. */
const mostValues = 2200;
const mostErrata = 100;

const ofEdition = definitionColumns.map((column) => `i.${column}` as const);

export const releasedEditions = (db: Handle) =>
	db
		.selectFrom('barometerEdition')
		.select(['id', 'halfYear', 'releasedAt'])
		.where('state', '=', 'released')
		.orderBy('halfYear', 'desc')
		.limit(mostEditions)
		.execute();

const indicators = (db: Handle, editionId: number) =>
	db
		.selectFrom('barometerEditionIndicator as i')
		.select(['i.indicatorId', 'i.slug', ...ofEdition])
		.select(['i.class', 'i.because', 'i.baseOn', 'i.baseValue', 'i.lastOn', 'i.lastValue', 'i.currentOn'])
		.select(['i.currentValue', 'i.againstBase', 'i.againstLast', 'i.ratio', 'i.cautions'])
		.where('i.editionId', '=', editionId);

export const indicatorsIn = (db: Handle, editionId: number) =>
	indicators(db, editionId).orderBy('i.goal').orderBy('i.indicatorId').limit(mostIndicators).execute();

export const indicatorIn = (db: Handle, editionId: number, slug: string) =>
	indicators(db, editionId).where('i.slug', '=', slug).executeTakeFirst();

/** The newest released edition that an indicator is in, and, where `until` is given, none after it. */
export const editionOf = (db: Handle, slug: string, until: HalfYear | null) =>
	db
		.selectFrom('barometerEditionIndicator as i')
		.innerJoin('barometerEdition as e', 'e.id', 'i.editionId')
		.select(['e.id', 'e.halfYear', 'e.releasedAt'])
		.where('i.slug', '=', slug)
		.where('e.state', '=', 'released')
		.$if(until !== null, (all) => all.where('e.halfYear', '<=', until!))
		.orderBy('e.halfYear', 'desc')
		.limit(1)
		.executeTakeFirst();

const values = (db: Handle, editionId: number) =>
	db
		.selectFrom('barometerEditionValue')
		.select(['indicatorId', ...figureColumns])
		.where('editionId', '=', editionId)
		.orderBy('indicatorId')
		.orderBy('halfYear')
		.orderBy(sql`district_nr nulls first`);

/** Of the whole city, the half-years of every indicator, oldest first; `from` the first of them, or null. */
export const cityValuesIn = (db: Handle, editionId: number, from: HalfYear | null) =>
	values(db, editionId)
		.where('districtNr', 'is', null)
		.$if(from !== null, (all) => all.where('halfYear', '>=', from!))
		.limit(mostIndicators * 40)
		.execute();

/** Everything of one indicator, oldest first. */
export const valuesOf = (db: Handle, editionId: number, indicatorId: number) =>
	values(db, editionId).where('indicatorId', '=', indicatorId).limit(mostValues).execute();

const placesMeasured = 11;

/** Of every indicator that is measured by district: its newest such half-year, the whole city and each district. */
export const newestByDistrict = (db: Handle, editionId: number) =>
	values(db, editionId)
		.where(
			sql<boolean>`half_year = (select max(by_district.half_year) from barometer_edition_value by_district
				where by_district.edition_id = barometer_edition_value.edition_id
				and by_district.indicator_id = barometer_edition_value.indicator_id and by_district.district_nr is not null)`,
		)
		.limit(mostIndicators * placesMeasured)
		.execute();

export const breaksIn = (db: Handle, editionId: number) =>
	db
		.selectFrom('barometerEditionBreak')
		.select(['indicatorId', 'halfYear', 'words'])
		.where('editionId', '=', editionId)
		.orderBy('indicatorId')
		.orderBy('halfYear')
		.limit(mostIndicators * 10)
		.execute();

/** The newest first; `indicatorId` null is about the whole edition. */
export const errataIn = (db: Handle, editionId: number) =>
	db
		.selectFrom('barometerErratum as x')
		.leftJoin('barometerEditionIndicator as i', (join) =>
			join.onRef('i.editionId', '=', 'x.editionId').onRef('i.indicatorId', '=', 'x.indicatorId'),
		)
		.select(['x.id', 'x.indicatorId', 'x.words', 'x.writtenAt', 'i.name', 'i.nameEn', 'i.slug'])
		.where('x.editionId', '=', editionId)
		.orderBy('x.writtenAt', 'desc')
		.orderBy('x.id', 'desc')
		.limit(mostErrata)
		.execute();
