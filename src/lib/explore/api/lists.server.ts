/** The lists of the public API, each from the reader that its page asks. */
import type {
	benefitItem,
	commitmentItem,
	eventItem,
	opportunityItem,
	partnerItem,
	resultItem,
} from '#lib/explore/api/answers.ts';
import { barriers } from '#lib/explore/api/dialogue-lists.server.ts';
import {
	actions,
	cities,
	indicators,
	lighthouses,
	opinions,
} from '#lib/explore/api/followup-lists.server.ts';
import { addressed, type Asked, type Item, type Listed } from '#lib/explore/api/listed.ts';
import type { ListName } from '#lib/explore/api/questions.ts';
import { readFilter, takesEvents } from '#lib/explore/filter.ts';
import {
	benefitsInFull,
	eventPage,
	nearestDeadline,
	newest,
	opportunityPage,
	soonest,
} from '#lib/explore/queries/list-queries.server.ts';
import { spanAsked } from '#lib/explore/span.ts';
import type { LevelSums } from '#lib/commitments/totals/sums.ts';
import { firmestFirst, levelCells } from '#lib/commitments/totals/veil.ts';
import { unitOf } from '#lib/commitments/commitment.ts';
import { readFilter as readCommitmentFilter } from '#lib/commitments/list/list.ts';
import { publicList, publicResults } from '#lib/commitments/list/public-readers.server.ts';
import { districtName, findDistrict, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate, isWholeDays } from '#lib/i18n/dates.ts';
import { readDirectoryFilter } from '#lib/organisations/directory/directory.ts';
import { listPartners } from '#lib/organisations/readers.server.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { figure } from '#lib/platform/visitors/figures.server.ts';
import { commitmentType, unitName } from '#lib/policy/catalogue.ts';
import { localised } from '#lib/policy/edition.ts';
import type { OrganisationKind } from '#lib/policy/kinds.ts';
import { goalLabel } from '#lib/policy/labels.ts';

interface Placed {
	placeName: string | null;
	address: string | null;
	lat: number | null;
	lng: number | null;
	districtNr: number | null;
}
const districtOf = (nr: number | null) => (isDistrictNr(nr) ? districtName(nr) : null);
const placeOf = ({ placeName, address, lat, lng, districtNr }: Placed) =>
	placeName === null && address === null && lat === null
		? null
		: { name: placeName, address, district: districtOf(districtNr), lat, lng };

async function events(
	db: Database,
	{ query, after, limit, now, origin, afresh }: Asked,
): Promise<Listed<Item<typeof eventItem>>> {
	const filter = { ...readFilter(query), sort: 'time' as const };
	const at = addressed(origin);
	const place = soonest.read({ after });
	const search = async () =>
		takesEvents(filter) ? eventPage(db, filter, spanAsked(filter, now), place, limit + 1, 'date') : [];
	// No two people stand at the same spot: kept, it would only push out what others ask for.
	const found = await (filter.near || afresh
		? search()
		: figure(`events ${JSON.stringify([filter, after, limit])} ${copenhagenDate(now)}`, search));
	const { rows, next, first } = soonest.cut(found, place, limit);
	const organiser = (given: { name: string; kind: OrganisationKind; slug: string }) => ({
		name: given.name,
		kind: given.kind,
		url: at(`/partners/${given.slug}`),
	});
	return {
		rows: rows.map((row) => ({
			id: `event-${row.id}`,
			url: at(`/events/${row.slug}`),
			title: row.title,
			language: row.contentLocale,
			state: row.state,
			startsAt: row.startsAt.toISOString(),
			endsAt: row.endsAt.toISOString(),
			allDay: isWholeDays(row.startsAt, row.endsAt),
			organisers: [
				{ name: row.organiserName, kind: row.organiserKind, slug: row.organiserSlug },
				...row.coOrganisers,
			].map(organiser),
			place: placeOf(row),
			online: row.online,
			priceKr: row.priceKr,
			languages: row.languages,
			danishLevel: row.danishLevel,
			accessibility: row.accessibility,
			categories: row.categories,
			capacity: row.capacity,
			partOf: row.partOf && {
				id: `event-${row.partOf.id}`,
				url: at(`/events/${row.partOf.slug}`),
				title: row.partOf.title,
			},
			parts: row.parts?.count ?? 0,
		})),
		next,
		first,
	};
}

async function opportunities(
	db: Database,
	{ query, after, limit, now, origin, afresh }: Asked,
): Promise<Listed<Item<typeof opportunityItem>>> {
	const read = readFilter(query);
	const filter = {
		...read,
		kind: read.kind === 'all' ? ('opportunities' as const) : read.kind,
		sort: 'time' as const,
	};
	const at = addressed(origin);
	const place = nearestDeadline.read({ after });
	const search = () => opportunityPage(db, filter, spanAsked(filter, now), place, limit + 1);
	const found = await (filter.near || afresh
		? search()
		: figure(`opportunities ${JSON.stringify([filter, after, limit])} ${copenhagenDate(now)}`, search));
	const { rows, next, first } = nearestDeadline.cut(found, place, limit);
	return {
		rows: rows.map((row) => ({
			id: `opportunity-${row.id}`,
			url: at(`/opportunities/${row.slug}`),
			title: row.title,
			language: row.contentLocale,
			kind: row.kind,
			boardKind: row.boardKind,
			electedOn: row.electedOn,
			programme: row.programme,
			openPlaces: Math.max(0, row.places - row.filled),
			startsOn: row.startsOn,
			deadlineOn: row.deadlineOn,
			organiser: {
				name: row.organiserName,
				kind: row.organiserKind,
				url: at(`/partners/${row.organiserSlug}`),
			},
			place: placeOf(row),
			languages: row.languages,
			danishLevel: row.danishLevel,
		})),
		next,
		first,
	};
}

async function benefits(
	db: Database,
	{ query, after, limit, now, origin, afresh }: Asked,
): Promise<Listed<Item<typeof benefitItem>>> {
	const filter = { ...readFilter(query), kind: 'benefits' as const, sort: 'time' as const };
	const at = addressed(origin);
	const place = newest.read({ after });
	const search = () => benefitsInFull(db, filter, spanAsked(filter, now), place, limit + 1);
	const found = await (filter.near || afresh
		? search()
		: figure(`benefits ${JSON.stringify([filter, after, limit])} ${copenhagenDate(now)}`, search));
	const { rows, next, first } = newest.cut(found, place, limit);
	return {
		rows: rows.map((row) => ({
			id: `benefit-${row.id}`,
			url: at(`/benefits/${row.slug}`),
			title: row.title,
			language: row.contentLocale,
			kind: row.kind,
			audience: row.audience,
			howToGet: row.howToGet,
			priceKr: row.priceKr,
			validUntil: row.validUntil,
			confirmedOn: copenhagenDate(row.confirmedAt),
			reach: row.reach,
			districts: row.districts.map(districtName),
			place: placeOf(row),
			organiser: {
				name: row.organiserName,
				kind: row.organiserKind,
				url: at(`/partners/${row.organiserSlug}`),
			},
		})),
		next,
		first,
	};
}

async function partners(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof partnerItem>>> {
	const { rows, next, first } = await listPartners(db, readDirectoryFilter(query), { after }, { limit });
	return {
		rows: rows.map(({ slug, name, kind, purpose, languages, address, districtNr, sites }) => ({
			url: addressed(origin)(`/partners/${slug}`),
			name,
			kind,
			purpose,
			languages,
			address,
			district: districtOf(districtNr),
			sites,
		})),
		next,
		first,
	};
}

/** By rung, the firmest first, as the public sees them: a small amount about people is not told. */
const levelsOf = (type: string, sums: LevelSums) =>
	levelCells(type, [sums]).map(({ text, drawn, veiled }, index) => ({
		level: firmestFirst[index]!,
		amount: { value: veiled ? null : drawn, text },
	}));

async function commitments(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof commitmentItem>>> {
	const list = await publicList(db, readCommitmentFilter(query), after, limit);
	const at = addressed(origin);
	return {
		rows: list.commitments.map((row) => ({
			url: at(`/commitments/${row.slug}`),
			title: row.title,
			type: row.type,
			unit: unitName(2, unitOf(row)),
			goal: goalLabel(row.goal),
			state: row.state,
			health: row.health.kind,
			target: row.target,
			lowerIsBetter: row.lowerIsBetter,
			levels: levelsOf(row.type, row),
			startsOn: row.startsOn,
			dueOn: row.dueOn,
			makers: row.parties.map(({ name, kind, slug, shown }) => ({
				name,
				kind,
				url: shown ? at(`/partners/${slug}`) : null,
			})),
		})),
		next: list.next,
		first: list.first,
	};
}

async function results(db: Database, { query, origin }: Asked): Promise<Listed<Item<typeof resultItem>>> {
	const district = findDistrict(query.get('district') ?? '')?.nr ?? null;
	const { editions } = await publicResults(db, district);
	const rows = editions.flatMap(({ edition, areas }) =>
		areas.flatMap(({ area, goals }) =>
			goals.flatMap(({ goal, types }) =>
				types.map((row) => ({
					url: addressed(origin)(`/results/goals/${goal.pageSlug}`),
					edition: edition.key,
					area: localised(area.name),
					goal: goalLabel(goal.key),
					type: row.type,
					unit: unitName(2, commitmentType(row.type).unit),
					commitments: row.commitments,
					target: row.target,
					levels: levelsOf(row.type, row),
				})),
			),
		),
	);
	return { rows, next: null, first: true };
}

export const lists = {
	events,
	opportunities,
	benefits,
	partners,
	commitments,
	results,
	indicators,
	actions,
	opinions,
	lighthouses,
	cities,
	barriers,
} satisfies Record<ListName, (db: Database, asked: Asked) => Promise<Listed<unknown>>>;
