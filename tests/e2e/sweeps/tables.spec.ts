/**
 * What a page shows in a table can be taken home: beside each table stands a file of its lines, which opens in a spreadsheet
 * and has its page's door. Which tables need none is said here, each with the reason.
 */
import { parse } from 'csv-parse/sync';
import { href, readPath } from '#lib/i18n/urls.ts';
import { expect, test } from '../../support/journey.ts';
import { samplePages } from '../../support/samples.ts';
import { sessionOf } from '../../support/sessions.ts';

/** Pages whose tables are no lists of the city's things. */
const withoutFile: Record<string, string> = {
	'/(public)/data': 'how the API is asked',
	'/(public)/commitments/[commitment]':
		'one promise by level: a line of the list of promises, which is a file',
	'/(member)/workspace/[organisation]/commitments/[commitment]': 'the same promise at its own desk',
	'/(member)/workspace/[organisation]/commitments/[commitment]/outcome': 'the same promise beside its form',
	'/(municipality)/municipality/commitments/[commitment]': 'the same promise beside its form',
	'/(municipality)/municipality/partners/import/[list]':
		'the lines of a file that somebody has; what was refused is one',
	'/(member)/workspace/[organisation]/events/[event]/registrations/sheet':
		'the file of the page before, on paper',
	'/(public)/results/status-reports/[report]': 'each line has the file of what it was counted from',
	'/(municipality)/municipality/followup/status-reports/[report]': 'the same',
	'/(municipality)/municipality/followup/status-reports/[report]/[section]': 'the same',
};
const promises =
	'sums of promises, once somebody has delivered: their lines are the list of promises, which is a file';
/** Tables that stand there with some things and not with others. */
const sometimes: Record<string, string> = {
	'/(public)/results/areas/[area]': promises,
	'/(public)/results/districts/[district]': promises,
	'/(public)/results/goals/[goal]': promises,
	'/(public)/partners/[organisation]': promises,
	'/(public)/partnerships/[partnership]': promises,
	'/(municipality)/municipality/partners/[organisation]/merge': 'what a press would do',
	'/(member)/workspace/[organisation]/events/import/[source]': 'the lines of a file that somebody has',
};
/** One file has the lines of several tables. */
const together: Record<string, string> = {
	'/(public)/boards': 'columns say the kind and the place',
	'/(public)/results': 'a column says the goal',
	'/(public)/equal-treatment/counts': 'a column says the year',
	'/(public)/results/barometer/[indicator]':
		'the districts, and what the class was made from, are lines and columns',
	'/(municipality)/municipality': 'the matrix of each period',
	'/(municipality)/municipality/commitment-types': 'a column says where a kind comes from',
	'/(municipality)/municipality/coverage': 'the layers are lists of their own, which are files',
	'/(municipality)/municipality/mails': 'a column says the topic',
	'/(municipality)/municipality/retention': 'a column says the kind',
};

/** A picture of figures has them as a table for those who do not see it. */
const inPictures = /<figure[\s\S]*?<\/figure>/g;
const tablesOf = (html: string): number => html.replace(inPictures, '').match(/<table[\s>]/g)?.length ?? 0;
/** Those in the page's own language. */
const filesOf = (html: string): string[] => [
	...new Set(
		[...html.matchAll(/<a\b[^>]*?\shref="([^"#]+)"[^>]*>/g)]
			.map(([, to]) => to!.replaceAll('&amp;', '&'))
			.filter((to) => /\.csv(\?|$)/.test(to) && !to.startsWith('/en/')),
	),
];

test('every table stands beside a file of its lines', async ({ db, cast, mailbox, request, baseURL }) => {
	test.setTimeout(300_000);
	const pages = await samplePages({ db, cast, mailbox, request });
	const wrong: string[] = [];
	const met = new Set<string>();
	let read = 0;
	for (const [route, { path, as }] of Object.entries(pages)) {
		if (route === '/logout') continue;
		const ask = async (address: string) =>
			fetch(new URL(address, baseURL), {
				redirect: 'manual',
				headers: { cookie: as ? await sessionOf(db, as.email) : '', accept: 'text/html' },
			});
		const page = await ask(href(path, 'da'));
		const html = await page.text();
		const tables = tablesOf(html);
		if (!tables || !page.ok) continue;
		met.add(route);
		if (withoutFile[route] || sometimes[route]) continue;
		const files = filesOf(html);
		if (files.length < (together[route] ? 1 : tables))
			wrong.push(`${route}: ${tables} tables, ${files.length} files`);
		for (const file of files) {
			const answer = await ask(file);
			const bytes = Buffer.from(await answer.arrayBuffer());
			read++;
			if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/csv')) {
				wrong.push(`${route}: ${readPath(file).path} is ${answer.status}`);
				continue;
			}
			if (bytes.subarray(0, 3).toString('hex') !== 'efbbbf') wrong.push(`${route}: ${file} has no mark`);
			const [heading = []] = parse(bytes, { bom: true, delimiter: ';', to_line: 1 }) as string[][];
			if (heading.length < 2 || heading.some((name) => name === ''))
				wrong.push(`${route}: ${file} has no headings`);
		}
	}
	expect(wrong).toEqual([]);
	expect(read, 'files are found').toBeGreaterThan(25);
	const stale = [...Object.keys(withoutFile), ...Object.keys(together)].filter((route) => !met.has(route));
	expect(stale, 'no exception for a page without a table').toEqual([]);
});
