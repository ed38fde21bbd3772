/**
 * The catalogue of what is open (DCAT-AP 3.0.1 as JSON-LD): the lists as data sets, and for each the ways to have it. The same in
 * every language of the site, with its words in all of them. Pure.
 */
import { listTexts } from '#lib/explore/api/openapi.ts';
import { listNames, type ListName } from '#lib/explore/api/questions.ts';
import { apiPath } from '#lib/explore/api/version.ts';
import { catalogContext, eu, type Theme } from '#lib/explore/data-package/catalog-context.ts';
import {
	catalogPath,
	digestOf,
	packagePath,
	type DataPackage,
} from '#lib/explore/data-package/data-package.ts';
import { listNamesInWords } from '#lib/explore/data-package/field-texts.ts';
import { waysTo, type Way } from '#lib/explore/data-package/ways.ts';
import { licence } from '#lib/feeds/licence.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { baseLocale, locales } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';

interface About {
	/** The site's address. */
	origin: string;
	/** The address that is written to. */
	contact: string;
	/** What there is to have of whole files now, if any: their sizes and digests. */
	current: DataPackage | undefined;
}

const inEach = (text: () => string) =>
	Object.fromEntries(locales.map((locale) => [locale, withLocale(locale, text)]));

const themes: Record<ListName, readonly Theme[]> = {
	events: ['EDUC', 'SOCI'],
	opportunities: ['SOCI', 'EDUC'],
	benefits: ['SOCI'],
	partners: ['SOCI', 'REGI'],
	commitments: ['SOCI', 'GOVE'],
	results: ['SOCI', 'GOVE'],
	indicators: ['SOCI', 'REGI'],
	actions: ['GOVE', 'SOCI'],
	opinions: ['GOVE', 'SOCI'],
	lighthouses: ['GOVE', 'SOCI'],
	cities: ['SOCI', 'REGI'],
	barriers: ['SOCI', 'GOVE'],
};

/** The ids of the things in the catalogue, all below its own address. */
const idsAt = (origin: string) => {
	const here = origin + href(catalogPath, baseLocale);
	const id = (name: string) => `${here}#${name}`;
	return { id, catalog: id('catalog'), publisher: id('publisher'), contact: id('contact'), api: id('api') };
};
type Ids = ReturnType<typeof idsAt>;

const commonOf = (ids: Ids) => ({
	publisher: ids.publisher,
	contactPoint: ids.contact,
	accessRights: eu.open,
});

/** A data set by that name, and the ways to have it. */
const dataSet = (
	{ origin }: About,
	ids: Ids,
	name: string,
	ways: readonly { '@id': string }[],
	facts: object,
) => [
	{
		'@id': ids.id(name),
		'@type': 'dcat:Dataset',
		identifier: ids.id(name),
		...facts,
		language: locales.map(eu.language),
		spatial: eu.copenhagen,
		landingPage: origin + href('/data', baseLocale),
		distribution: ways.map((way) => way['@id']),
		...commonOf(ids),
	},
	...ways,
];

function fileFacts({ current }: About, list: ListName, { name, locale }: Way): object {
	const file = current?.files.find((one) => one.list === list && one.locale === locale);
	if (!current || !file || name !== 'csv') return {};
	const checksum = { '@type': 'spdx:Checksum', algorithm: eu.sha256, checksumValue: digestOf(file) };
	return { byteSize: String(file.bytes), checksum, modified: current.begunAt.toISOString() };
}

function distributionOf(about: About, ids: Ids, list: ListName, way: Way) {
	const at = about.origin + href(way.path, way.locale);
	return {
		'@id': ids.id(`${list}-${way.name}-${way.locale}`),
		'@type': 'dcat:Distribution',
		title: inEach(() => `${listNamesInWords[list]()}, ${way.format}`),
		description: inEach(way.about),
		accessURL: at,
		...(way.isFile ? { downloadURL: at } : { accessService: ids.api }),
		mediaType: eu.mediaType(way.media),
		format: eu.format(way.format),
		language: eu.language(way.locale),
		license: licence.url,
		availability: eu.stable,
		...fileFacts(about, list, way),
	};
}

function dataSetOf(about: About, ids: Ids, list: ListName) {
	const ways = waysTo(list).map((way) => distributionOf(about, ids, list, way));
	return dataSet(about, ids, list, ways, {
		title: inEach(listNamesInWords[list]),
		description: inEach(() => `${listTexts[list]()}.`),
		keyword: inEach(listNamesInWords[list]),
		theme: themes[list].map(eu.theme),
		accrualPeriodicity: eu.frequency(list === 'indicators' ? 'ANNUAL_2' : 'CONT'),
	});
}

/** All lists at once, by the description of the package. */
function wholeOf(about: About, ids: Ids) {
	const { origin, current } = about;
	const ways = locales.map((locale) => ({
		'@id': ids.id(`package-${locale}`),
		'@type': 'dcat:Distribution',
		title: inEach(m.catalog_package),
		description: inEach(m.catalog_package_about),
		accessURL: origin + href(packagePath, locale),
		downloadURL: origin + href(packagePath, locale),
		mediaType: eu.mediaType('application/json'),
		format: eu.format('JSON'),
		conformsTo: 'https://datapackage.org/standard/data-package/',
		language: eu.language(locale),
		license: licence.url,
		availability: eu.stable,
		...(current && { modified: current.begunAt.toISOString() }),
	}));
	return dataSet(about, ids, 'package', ways, {
		title: inEach(m.catalog_package),
		description: inEach(m.package_about),
		keyword: inEach(m.package_keyword_partners),
		theme: [eu.theme('SOCI')],
		accrualPeriodicity: eu.frequency('DAILY'),
	});
}

export function catalogOf(about: About) {
	const { origin, contact, current } = about;
	const ids = idsAt(origin);
	const dataSets = [ids.id('package'), ...listNames.map((list) => ids.id(list))];
	return {
		'@context': catalogContext,
		'@graph': [
			{
				'@id': ids.catalog,
				'@type': 'dcat:Catalog',
				title: inEach(m.api_title),
				description: inEach(m.data_lead),
				publisher: ids.publisher,
				contactPoint: ids.contact,
				license: licence.url,
				language: locales.map(eu.language),
				spatial: eu.copenhagen,
				homepage: origin + href('/data', baseLocale),
				themeTaxonomy: eu.themes,
				dataset: dataSets,
				service: ids.api,
				...(current && { modified: current.begunAt.toISOString() }),
			},
			{
				'@id': ids.publisher,
				'@type': 'foaf:Agent',
				name: inEach(m.package_publisher),
				agentType: eu.municipality,
			},
			{
				'@id': ids.contact,
				'@type': 'vcard:Organization',
				fn: withLocale(baseLocale, m.site_name),
				hasEmail: `mailto:${contact}`,
			},
			{
				'@id': eu.copenhagen,
				'@type': 'dct:Location',
				bbox: 'POLYGON((12.45 55.61, 12.74 55.61, 12.74 55.74, 12.45 55.74, 12.45 55.61))',
				centroid: 'POINT(12.57 55.68)',
			},
			{
				'@id': ids.api,
				'@type': 'dcat:DataService',
				title: inEach(m.catalog_api),
				description: inEach(m.api_lead),
				keyword: inEach(m.package_keyword_partners),
				theme: [eu.theme('SOCI')],
				license: licence.url,
				endpointURL: origin + href(apiPath, baseLocale),
				endpointDescription: origin + href(`${apiPath}/openapi.json`, baseLocale),
				conformsTo: 'https://spec.openapis.org/oas/v3.1.0',
				servesDataset: listNames.map((list) => ids.id(list)),
				...commonOf(ids),
			},
			...wholeOf(about, ids),
			...listNames.flatMap((list) => dataSetOf(about, ids, list)),
		],
	};
}
