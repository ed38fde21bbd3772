/** What the log can be narrowed to; the address is the filter. */
import {
	addressFilter,
	known,
	named,
	slug,
	words,
	type AddressField,
} from '#lib/platform/addresses/address-filter.ts';
import { parseDate } from '#lib/i18n/parse-dates.ts';
import { dayIn, idIn, wordsIn } from '#lib/platform/addresses/address-values.ts';

export interface AuditFilter {
	/** In an organisation's name, or in the title of what it is about. */
	text: string;
	/** The organisation with this slug alone. */
	organisation: string | null;
	/** The first part of the verb: `event`. */
	room: string | null;
	from: string | null;
	until: string | null;
	/** Who did it, by number. */
	person: number | null;
	/** One thing, by kind and number: `event-12`. */
	thing: string | null;
}

const day: AddressField<string | null> = {
	// From a link, or as it is typed: `4.12.2026`.
	read: (text) => {
		const { value = null } = text ? parseDate(text.slice(0, 40)) : {};
		return dayIn(value) ?? null;
	},
	write: (value) => value ?? '',
};
const id: AddressField<number | null> = {
	read: (text) => idIn(text) ?? null,
	write: (value) => (value === null ? '' : String(value)),
};
const pattern = /^([a-z_]{1,40})-(\d{1,10})$/;

const filter = addressFilter<AuditFilter>({
	text: named('q', words()),
	organisation: slug,
	room: named(
		'about',
		known((text): text is string => /^[a-z_]{1,40}$/.test(text ?? '')),
	),
	from: day,
	until: day,
	person: id,
	thing: known((text): text is string => readThing(text) !== null),
});

export const { read: readAuditFilter, isFiltered: isAuditFiltered } = filter;
export const auditPath = (asked: Partial<AuditFilter>, after?: string | null): string =>
	filter.path('/municipality/audit', asked, { after });
export const auditFilePath = (asked: Partial<AuditFilter>): string =>
	filter.path('/municipality/audit.csv', asked);

/** What was typed as a day and is none. */
export const unreadDays = (search: URLSearchParams): Partial<Record<'from' | 'until', string>> =>
	Object.fromEntries(
		(['from', 'until'] as const)
			.map((name) => [name, wordsIn(search.get(name), 40)] as const)
			.filter(([name, text]) => text !== '' && day.read(search.get(name)) === null),
	);

/** @returns null for what is no thing's name */
export function readThing(text: string | null): { kind: string; id: number } | null {
	const [, kind, number] = pattern.exec(text ?? '') ?? [];
	const found = idIn(number ?? null);
	return kind && found !== undefined ? { kind, id: found } : null;
}
