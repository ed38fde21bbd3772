/** The catalogue against the shapes of DCAT-AP 3.0.1, and every address in it against the site's own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listNames } from '#lib/explore/api/questions.ts';
import { catalogOf } from '#lib/explore/data-package/catalog.server.ts';
import type { DataPackage } from '#lib/explore/data-package/data-package.ts';
import { locales } from '#lib/i18n/locale.ts';
import { readPath } from '#lib/i18n/urls.ts';
import { gates } from '../../../gates.ts';
import { asRdf, findingsIn, shapesFolder } from '../../../../tests/support/openapi/shacl.ts';

const current: DataPackage = {
	id: 1,
	begunAt: new Date('2026-11-22T01:41:00Z'),
	files: listNames.flatMap((list) =>
		locales.map((locale) => ({ list, locale, fileKey: `${'ab'.repeat(32)}.csv`, bytes: 1234, rows: 5 })),
	),
};
const about = { origin: 'https://by.example', contact: 'post@by.example' };
const catalog = () => JSON.parse(JSON.stringify(catalogOf({ ...about, current }))) as Catalog;
interface Catalog {
	'@graph': Record<string, unknown>[];
}
const typed = ({ '@graph': graph }: Catalog, type: string) => graph.filter((one) => one['@type'] === type);

const missing = !existsSync(join(shapesFolder, 'shapes.ttl'));
if (missing)
	console.warn(
		`SKIPPED: the catalogue is not held against DCAT-AP. Missing in REFERENCE_DATA: ${shapesFolder}`,
	);

describe.skipIf(missing)('held against DCAT-AP 3.0.1', () => {
	test('the catalogue breaks no rule, with a package and without', async () => {
		expect(await findingsIn(catalog(), 'shapes.ttl')).toEqual([]);
		expect(await findingsIn(catalogOf({ ...about, current: undefined }), 'shapes.ttl')).toEqual([]);
	});

	test('it follows what is recommended, but for what is not known of it', async () => {
		const found = await findingsIn(catalog(), 'shapes_recommended.ttl');
		const lacking = new Set(found.map(({ path }) => path));
		// When a list was first there, and which time it is of: it is of now.
		expect([...lacking].toSorted()).toEqual(['issued', 'temporal']);
	});

	test.for([
		['its publisher', 'dcat:Catalog', 'publisher', 'publisher'],
		['its title', 'dcat:Catalog', 'title', 'title'],
		['what a list is about', 'dcat:Dataset', 'description', 'description'],
		['where to have it', 'dcat:Distribution', 'accessURL', 'accessURL'],
		['where to ask', 'dcat:DataService', 'endpointURL', 'endpointURL'],
		['the publisher’s name', 'foaf:Agent', 'name', 'name'],
	] as const)('without %s it does not hold', async ([, type, key, path]) => {
		const broken = catalog();
		delete typed(broken, type)[0]![key];
		expect((await findingsIn(broken, 'shapes.ttl')).map((finding) => finding.path)).toEqual([path]);
	});

	test('a size that is no number does not hold', async () => {
		const broken = catalog();
		typed(broken, 'dcat:Distribution').find((one) => one.byteSize)!.byteSize = 'large';
		expect(await findingsIn(broken, 'shapes.ttl')).toMatchObject([
			{ path: 'byteSize', severity: 'Violation' },
		]);
	});

	test('the shapes’ own example is read, and holds', async () => {
		const read = (name: string) => JSON.parse(readFileSync(join(shapesFolder, name), 'utf8')) as object;
		const example = read('example-bee-populaton-2022-2023.jsonld');
		expect((await asRdf(example)).size).toBeGreaterThan(5);
		expect(await findingsIn(example, 'shapes.ttl')).toEqual([]);
	});
});

test('each list has its whole file and its address to ask in each language, and says how large the file is', () => {
	const read = catalog();
	const byId = new Map(read['@graph'].map((one) => [one['@id'], one]));
	for (const list of listNames) {
		const dataSet = typed(read, 'dcat:Dataset').find(({ '@id': id }) => String(id).endsWith(`#${list}`))!;
		const ways = (dataSet.distribution as string[]).map((id) => byId.get(id)!);
		const whole = ways.filter(({ byteSize }) => byteSize === '1234');
		expect(whole.map(({ language }) => language)).toHaveLength(locales.length);
		expect(ways.filter(({ accessService }) => accessService)).toHaveLength(locales.length);
	}
});

test('every address of ours in it is one of the site’s', () => {
	const text = JSON.stringify(catalog());
	const paths = new Set(text.match(/https:\/\/by\.example[^"#]*/g)!.map((url) => new URL(url).pathname));
	const routes = Object.keys(gates).map((route) => route.replace(/\/\([a-z]+\)/g, ''));
	const patterns = routes.map(
		(route) =>
			new RegExp(
				`^${(route || '/')
					.replace(/[.+]/g, '\\$&')
					.replace(/\[\\\.\\\.\\\.\w+\]/g, '.+')
					.replace(/\[\w+\]/g, '[^/]+')}$`,
			),
	);
	const unknown = [...paths].filter((path) => !patterns.some((pattern) => pattern.test(readPath(path).path)));
	// The service's address is what its lists stand below.
	expect(unknown).toEqual(['/api/v1']);
});
