/** What the city measures and plans, as lists of the public API. */
import type {
	actionItem,
	cityItem,
	indicatorItem,
	lighthouseItem,
	opinionItem,
} from '#lib/explore/api/answers.ts';
import { addressed, type Asked, type Item, type Listed } from '#lib/explore/api/listed.ts';
import { methodOf, nameOf, unitOf } from '#lib/followup/barometer/indicator.ts';
import { caveatsOf, definitionOf } from '#lib/followup/barometer/metadata.ts';
import { editionPath } from '#lib/followup/barometer/shown/paths.ts';
import { barometerList } from '#lib/followup/barometer/shown/public-readers.server.ts';
import { scoresPage } from '#lib/followup/cities-index/readers.server.ts';
import { lighthousesPath } from '#lib/followup/lighthouses/lighthouse.ts';
import { lighthousesInFull } from '#lib/followup/lighthouses/readers.server.ts';
import { opinionsPath, publicStandings } from '#lib/followup/opinions/opinion.ts';
import { opinionsInFull } from '#lib/followup/opinions/readers.server.ts';
import { titleOf } from '#lib/followup/plans/action.ts';
import { plansPath, readActionFilter } from '#lib/followup/plans/filter.ts';
import { publicActions } from '#lib/followup/plans/readers.server.ts';
import { districtName, findDistrict, isDistrictNr } from '#lib/geography/districts.ts';
import { copenhagenDate } from '#lib/i18n/copenhagen.ts';
import { baseLocale } from '#lib/i18n/locale.ts';
import { writeHalfYear } from '#lib/i18n/periods.ts';
import { textIn, type TextByLanguage } from '#lib/i18n/text-by-language.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { goalsAt, lighthouseOf } from '#lib/policy/edition.ts';
import { committeeName, focusAreaLabel, goalLabel, lighthouseName } from '#lib/policy/labels.ts';

const said = (texts: TextByLanguage | null): string | null => texts && textIn(texts).text;

export async function indicators(
	db: Database,
	{ query, origin }: Asked,
): Promise<Listed<Item<typeof indicatorItem>>> {
	const at = addressed(origin);
	const aim = query.get('aim');
	const goals = aim === null ? null : goalsAt(aim).map(({ key }) => key);
	const listed = await barometerList(db, goals, query.get('edition'));
	const rows = listed.map(({ edition, indicator, figures, breaks, promised }) => {
		const page = `/results/barometer/${indicator.slug}`;
		const asOf = writeHalfYear(edition.halfYear);
		return {
			url: at(editionPath(page, asOf)),
			file: at(editionPath(`${page}.csv`, asOf)),
			edition: edition.halfYear,
			goal: goalLabel(indicator.goal),
			name: textIn(nameOf(indicator)).text,
			unit: textIn(unitOf(indicator)).text,
			direction: indicator.direction,
			progress: indicator.class,
			baselineOn: indicator.baselineOn,
			target: indicator.target,
			targetOn: indicator.targetOn,
			tolerance: indicator.tolerance,
			figures: figures.map(({ halfYear, value, text, reference, withheld, provisional }) => ({
				halfYear,
				value,
				text,
				reference,
				withheld,
				provisional,
			})),
			breaks: breaks.map(({ halfYear, words }) => ({ halfYear, text: words })),
			source: indicator.source,
			sourceUrl: indicator.sourceUrl,
			sourceLicence: indicator.sourceLicence,
			definition: said(definitionOf(indicator)),
			method: textIn(methodOf(indicator)).text,
			caveats: said(caveatsOf(indicator)),
			proxy: indicator.proxy,
			frequency: indicator.frequency,
			nextOn: indicator.nextOn,
			responsible: indicator.responsible,
			contact: indicator.contact,
			commitments: promised,
		};
	});
	return { rows, next: null, first: true };
}

export async function actions(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof actionItem>>> {
	const { rows, next, first } = await publicActions(db, readActionFilter(query), after, limit);
	return {
		rows: rows.map((row) => {
			const { text, lang } = textIn(titleOf(row));
			return {
				url: addressed(origin)(`${plansPath}/${row.plan}/${row.slug}`),
				title: text,
				language: lang,
				committee: committeeName(row.committee),
				unit: row.unit,
				goals: row.goals.map((goal) => goalLabel(goal)),
				status: row.status,
				moneyKr: row.money,
				startsOn: row.startsOn,
				dueOn: row.dueOn,
			};
		}),
		next,
		first,
	};
}

export async function opinions(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof opinionItem>>> {
	const standing = publicStandings.find((one) => one === query.get('status')) ?? null;
	const { rows, next, first } = await opinionsInFull(db, { standing }, after, limit);
	return {
		rows: rows.map((row) => ({
			url: addressed(origin)(`${opinionsPath}/${row.slug}`),
			title: row.title,
			language: baseLocale,
			givenOn: row.givenOn,
			body: row.body,
			documentUrl: row.documentUrl,
			committee: committeeName(row.committee),
			goals: row.goals.map((goal) => goalLabel(goal)),
			status: row.standing,
			answerDueOn: row.answerDueOn,
			answers: row.answers.map(({ answeredAt, words }) => ({
				answeredOn: copenhagenDate(answeredAt),
				text: words,
			})),
		})),
		next,
		first,
	};
}

export async function lighthouses(
	db: Database,
	{ query, origin }: Asked,
): Promise<Listed<Item<typeof lighthouseItem>>> {
	const at = addressed(origin);
	const district = findDistrict(query.get('district') ?? '')?.nr ?? null;
	const all = await lighthousesInFull(db);
	const rows = all
		.filter(({ lighthouse }) => district === null || lighthouse.districtNr === district)
		.map(({ slug, lighthouse, steps, results, commitments, partners }) => ({
			url: at(`${lighthousesPath}/${slug}`),
			title: lighthouseName(lighthouse.key),
			area: focusAreaLabel(lighthouseOf(lighthouse.key)?.focusArea ?? ''),
			what: lighthouse.what,
			place: {
				name: lighthouse.place,
				district: isDistrictNr(lighthouse.districtNr) ? districtName(lighthouse.districtNr) : null,
				lat: lighthouse.lat,
				lng: lighthouse.lng,
			},
			partners: partners.map(({ name, kind, slug: partner }) => ({
				name,
				kind,
				url: at(`/partners/${partner}`),
			})),
			milestones: steps.map(({ title, dueOn, reachedAt }) => ({
				title,
				dueOn,
				reachedOn: reachedAt && copenhagenDate(reachedAt),
			})),
			results: results.map(({ foundOn, words, source, sourceUrl }) => ({
				foundOn,
				text: words,
				source,
				sourceUrl,
			})),
			commitments: commitments.length,
		}));
	return { rows, next: null, first: true };
}

export async function cities(
	db: Database,
	{ query, after, limit, origin }: Asked,
): Promise<Listed<Item<typeof cityItem>>> {
	const { rows, next, first } = await scoresPage(db, query.get('year'), after, limit);
	return {
		rows: rows.map(({ title, ourCity, comparison, ...row }) => ({
			url: addressed(origin)(`/results/cities-index?year=${row.year}`),
			year: row.year,
			edition: title,
			area: row.area,
			city: row.city,
			isOurs: row.city === ourCity,
			score: row.score,
			comparison: said(comparison),
			source: row.source,
			sourceUrl: row.sourceUrl,
		})),
		next,
		first,
	};
}
