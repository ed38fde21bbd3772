/** The words of the catalogue as RDF (https://semiceu.github.io/DCAT-AP/releases/3.0.1/). It stands in the file: nothing is fetched. */
import { siteLanguages, type Locale } from '#lib/i18n/locale.ts';

const address = (id: string) => ({ '@id': id, '@type': '@id' }) as const;
const typed = (id: string, type: string) => ({ '@id': id, '@type': type }) as const;
const inLanguages = (id: string) => ({ '@id': id, '@container': '@language' }) as const;

export const catalogContext = {
	'@version': 1.1,
	dcat: 'http://www.w3.org/ns/dcat#',
	dcatap: 'http://data.europa.eu/r5r/',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	geo: 'http://www.opengis.net/ont/geosparql#',
	skos: 'http://www.w3.org/2004/02/skos/core#',
	spdx: 'http://spdx.org/rdf/terms#',
	vcard: 'http://www.w3.org/2006/vcard/ns#',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
	title: inLanguages('dct:title'),
	description: inLanguages('dct:description'),
	keyword: { '@id': 'dcat:keyword', '@container': '@language' },
	name: inLanguages('foaf:name'),
	label: inLanguages('skos:prefLabel'),
	publisher: address('dct:publisher'),
	license: address('dct:license'),
	language: address('dct:language'),
	spatial: address('dct:spatial'),
	format: address('dct:format'),
	conformsTo: address('dct:conformsTo'),
	accessRights: address('dct:accessRights'),
	accrualPeriodicity: address('dct:accrualPeriodicity'),
	agentType: address('dct:type'),
	identifier: 'dct:identifier',
	modified: typed('dct:modified', 'xsd:dateTime'),
	dataset: address('dcat:dataset'),
	service: address('dcat:service'),
	distribution: address('dcat:distribution'),
	themeTaxonomy: address('dcat:themeTaxonomy'),
	theme: address('dcat:theme'),
	contactPoint: address('dcat:contactPoint'),
	landingPage: address('dcat:landingPage'),
	accessURL: address('dcat:accessURL'),
	downloadURL: address('dcat:downloadURL'),
	accessService: address('dcat:accessService'),
	servesDataset: address('dcat:servesDataset'),
	endpointURL: address('dcat:endpointURL'),
	endpointDescription: address('dcat:endpointDescription'),
	mediaType: address('dcat:mediaType'),
	byteSize: typed('dcat:byteSize', 'xsd:nonNegativeInteger'),
	bbox: typed('dcat:bbox', 'geo:wktLiteral'),
	centroid: typed('dcat:centroid', 'geo:wktLiteral'),
	availability: address('dcatap:availability'),
	checksum: address('spdx:checksum'),
	algorithm: address('spdx:algorithm'),
	checksumValue: typed('spdx:checksumValue', 'xsd:hexBinary'),
	homepage: address('foaf:homepage'),
	hasEmail: address('vcard:hasEmail'),
	fn: 'vcard:fn',
} as const;

export type FileFormat = 'CSV' | 'JSON' | 'GEOJSON' | 'ICS';
export type Theme = 'SOCI' | 'EDUC' | 'GOVE' | 'REGI';

const authority = 'http://publications.europa.eu/resource/authority';

/** Words of the EU's own lists. */
export const eu = {
	format: (name: FileFormat) => `${authority}/file-type/${name}`,
	frequency: (name: 'CONT' | 'DAILY' | 'ANNUAL_2') => `${authority}/frequency/${name}`,
	language: (locale: Locale) => `${authority}/language/${siteLanguages[locale].euName}`,
	theme: (name: Theme) => `${authority}/data-theme/${name}`,
	themes: `${authority}/data-theme`,
	open: `${authority}/access-right/PUBLIC`,
	stable: `${authority}/planned-availability/STABLE`,
	municipality: 'http://purl.org/adms/publishertype/LocalAuthority',
	mediaType: (name: string) => `https://www.iana.org/assignments/media-types/${name}`,
	sha256: 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256',
	/** Copenhagen, as GeoNames calls it. */
	copenhagen: 'https://sws.geonames.org/2618425/',
} as const;
