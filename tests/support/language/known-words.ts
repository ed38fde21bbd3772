/** What may stand on a page in no language of the site: what people wrote, names of places, policy texts, dates. */
import { sql } from 'kysely';
import { districts } from '#lib/geography/districts.ts';
import { placeLabels, stationLabels } from '#lib/geography/labels.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { charters } from '#lib/policy/charter.ts';
import { catalogueTypes } from '#lib/policy/catalogue-types.ts';
import { currentEdition } from '#lib/policy/edition.ts';
import { experiencePlans } from '../../../scripts/seed/equality/experience-plans.ts';
import { columnsOf } from '../everything.ts';
import { bare } from './pseudo-text.ts';

/** Between the parts of a line, from the coarse to the fine. */
const seams = [/\s+[·|]\s+/, /,? and |\s*[,·:;–—()|…“”"]\s*|\s+-\s+/, /[\d./\s]+/];

export async function knownWords(db: Database): Promise<(text: string) => boolean> {
	const policy = stringsIn([charters, catalogueTypes, currentEdition()]).flatMap((text) => [
		text,
		...text.split(', '),
	]);
	const places = [districts, placeLabels, stationLabels];
	// What is told of discrimination is sealed in the database.
	const written = [...(await writtenTexts(db)), ...stringsIn([experiencePlans])];
	const texts = [...written, ...stringsIn([...policy, ...places, languages, names])];
	const known = new Set([...texts, ...calendarWords()].map((text) => bare(text).toLowerCase()));
	// On the drawn map a name of two words stands in two lines.
	for (const name of stringsIn(places))
		for (const word of name.split(/[ -]/)) known.add(bare(word).toLowerCase());
	const all = [...known].join('\n');
	const isKnown = (text: string, level = 0): boolean => {
		const part = bare(text.replace(address, '')).toLowerCase();
		if (!/\p{L}{2}/u.test(part) || known.has(part) || (part.length > 11 && all.includes(part))) return true;
		const seam = seams[level];
		return seam !== undefined && part.split(seam).every((one) => isKnown(one, level + 1));
	};
	return (text) => isKnown(text);
}

const address = /\S*(?:https?:|localhost:|\w\.(?:dk|svg)\b)\S*/g;
/** Alike in every language; the last stands between names in a list, which is the runtime's to say. */
const names = ['Bland dig i byen', 'PDF', 'CSV', 'and'];

/** Every text in the database that is no word of a closed list. */
export async function writtenTexts(db: Database): Promise<string[]> {
	const found: string[] = [];
	for (const { table, column, type, word } of await columnsOf(db)) {
		if (word !== null || !/^(?:text|text\[\]|jsonb|json)$/.test(type)) continue;
		const { rows } = await sql<{
			value: unknown;
		}>`select distinct ${sql.ref(`${table}.${column}`)}::text as value from ${sql.table(table)}`.execute(db);
		for (const { value } of rows) found.push(...writtenIn(type, String(value)));
	}
	return found;
}

function writtenIn(type: string, value: string): string[] {
	if (type === 'text') return [value];
	const pieces = value.split(/["{}[\],]+/);
	return type === 'text[]' ? pieces : [...pieces, ...stringsIn(JSON.parse(value))];
}

function stringsIn(value: unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	return Object.values(value).flatMap((one) => stringsIn(one, seen));
}

function calendarWords(): string[] {
	const words = (options: Intl.DateTimeFormatOptions, days: number) =>
		Array.from({ length: 12 }, (_, at) =>
			new Intl.DateTimeFormat('en-GB', options).format(Date.UTC(2024, 0, 1 + at * days)),
		);
	return [
		...words({ weekday: 'long' }, 1),
		...words({ weekday: 'short' }, 1),
		...words({ month: 'long' }, 31),
		...words({ month: 'short' }, 31),
		...words({ month: 'long', weekday: 'long' }, 31),
	];
}
