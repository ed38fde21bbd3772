/** What is said to operators, in English, of a line that was not taken. */
import { withLocale } from '#lib/i18n/locale.server.ts';
import type { LineReason } from '#lib/organisations/import/list.ts';
import type { ListRow } from '#lib/organisations/import/list-file.ts';
import { m } from '#lib/paraglide/messages.js';

type Said = (detail: string, columns: number) => string;

const sentences: Record<LineReason, Said> = {
	row_quotes: () => 'its quotation marks do not match',
	row_broken: () => 'it cannot be read',
	row_width: (detail, columns) => `it has ${detail} columns, the header has ${columns}`,
	row_garbled: (detail) => `it has letters that cannot be read: "${detail}"`,
	type_missing: () => 'the type is missing',
	type_unknown: (detail) => `the type "${detail}" is not known`,
	coordinates: () => 'the coordinates are missing or no numbers',
	place_swapped: () => `point: ${m.field_point_swapped()}`,
	place_outside: () => `point: ${m.field_point_outside()}`,
	name_missing: () => `name: ${m.org_name_missing()}`,
	name_long: () => `name: ${m.field_too_long({ most: '160' })}`,
	name_link: () => `name: ${m.field_name_links()}`,
	address_long: () => `address: ${m.field_too_long({ most: '200' })}`,
	unusable: (detail) => `${detail || 'the row'} cannot be used`,
	database: (detail) => `the database refused it: ${detail}`,
	twice: (detail) => `the same name, type and address as line ${detail}`,
	twice_near: (detail) => `the same name as line ${detail} in the same place`,
	here: (detail) => `already here (${detail}) with the same name in the same place`,
};

/** `the type "rumstation" is not known` */
export const operatorReason = (
	{ code, detail }: { code: LineReason; detail: string },
	row: ListRow,
): string => withLocale('en', () => sentences[code](detail, 'columns' in row ? row.columns : 0));
