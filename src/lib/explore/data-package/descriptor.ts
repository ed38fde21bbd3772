/** `datapackage.json` (https://datapackage.org/standard/data-package/, version 2), in the words of the page's language. Pure. */
import { listTexts } from '#lib/explore/api/openapi.ts';
import { apiPath, apiVersion } from '#lib/explore/api/version.ts';
import {
	digestOf,
	fileName,
	type DataPackage,
	type PackageFile,
} from '#lib/explore/data-package/data-package.ts';
import { fieldText, listNamesInWords } from '#lib/explore/data-package/field-texts.ts';
import { columnsOf, keysOf } from '#lib/explore/data-package/fields.ts';
import { licence } from '#lib/feeds/licence.ts';
import { currentLocale } from '#lib/i18n/locale.ts';
import { href } from '#lib/i18n/urls.ts';
import { m } from '#lib/paraglide/messages.js';
import { plainDialect } from '#lib/platform/lists/csv.server.ts';

const profiles = 'https://datapackage.org/profiles/2.0';

const resourceOf = ({ list, bytes, rows, ...file }: PackageFile) => ({
	$schema: `${profiles}/dataresource.json`,
	// What readers of version 1 look for.
	profile: 'tabular-data-resource',
	name: list,
	title: listNamesInWords[list](),
	description: `${listTexts[list]()}.`,
	type: 'table',
	path: fileName(list),
	format: 'csv',
	mediatype: 'text/csv',
	encoding: 'utf-8',
	bytes,
	hash: `sha256:${digestOf(file)}`,
	rows,
	dialect: {
		$schema: `${profiles}/tabledialect.json`,
		header: true,
		delimiter: plainDialect.delimiter,
		lineTerminator: plainDialect.lineTerminator,
		quoteChar: '"',
		doubleQuote: true,
	},
	schema: {
		$schema: `${profiles}/tableschema.json`,
		fields: columnsOf(list).map(({ field }) => ({ ...field, description: fieldText(field.name) })),
		missingValues: [''],
		primaryKey: keysOf[list],
	},
});

/**
 * Beside the files that it describes, in the language that is asked in.
 * @param origin the site's address
 * @param contact the address that is written to
 */
export const descriptorOf = (
	{ begunAt, files }: DataPackage,
	{ origin, contact }: { origin: string; contact: string },
) => ({
	$schema: `${profiles}/datapackage.json`,
	profile: 'tabular-data-package',
	name: 'bland-dig-i-byen',
	id: `${origin}${href('/data')}`,
	title: m.api_title(),
	description: m.package_about(),
	homepage: origin + href('/data'),
	version: apiVersion,
	created: begunAt.toISOString(),
	keywords: [m.package_keyword_city(), m.package_keyword_partners(), m.package_keyword_events()],
	licenses: [{ name: 'CC-BY-4.0', title: licence.name, path: licence.url }],
	sources: [{ title: m.site_name(), path: origin + href(apiPath) }],
	contributors: [
		{ title: m.package_publisher(), path: origin + href('/about'), email: contact, roles: ['publisher'] },
	],
	resources: files.filter(({ locale }) => locale === currentLocale()).map(resourceOf),
});
