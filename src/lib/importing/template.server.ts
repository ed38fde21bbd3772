import type { Actor } from '#lib/accounts/actor.ts';
import { addDays } from '#lib/i18n/dates.ts';
import { columns, type Column } from '#lib/importing/reading/columns.ts';
import { organisationFor } from '#lib/organisations/organisations.server.ts';
import { listSites } from '#lib/organisations/readers.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { csv } from '#lib/platform/lists/csv.server.ts';

const headings: Record<Column, () => string> = {
	id: m.import_column_id,
	title: m.import_column_title,
	date: m.import_column_date,
	from: m.import_column_from,
	lastDate: m.import_column_last_date,
	to: m.import_column_to,
	place: m.import_column_place,
	address: m.import_column_address,
	description: m.import_column_description,
	link: m.import_column_link,
	price: m.import_column_price,
};

const nothing: Record<Column, string> = {
	id: '',
	title: '',
	date: '',
	from: '',
	lastDate: '',
	to: '',
	place: '',
	address: '',
	description: '',
	link: '',
	price: '',
};

/** A table to write events in, with an evening and an open day as examples; it reads back as it stands. */
export async function importTemplate(db: Database, actor: Actor, organisationSlug: string): Promise<string> {
	const { id } = await organisationFor(db, actor, organisationSlug, 'edit');
	const [site] = await listSites(db, id);
	const soon = addDays(now(), 30);
	const where = { place: site?.label ?? m.import_example_place(), address: site?.address ?? '' };
	const rows: Record<Column, string>[] = [
		{
			...nothing,
			...where,
			id: '1',
			title: m.import_example_title(),
			date: soon,
			from: '17:30',
			to: '20:30',
			description: m.import_example_description(),
			price: '50',
		},
		{
			...nothing,
			...where,
			id: '2',
			title: m.import_example_day_title(),
			date: addDays(soon, 2),
			lastDate: addDays(soon, 3),
			description: m.import_example_day_description(),
			price: '0',
		},
	];
	return csv(rows, Object.fromEntries(columns.map((column) => [headings[column](), (row) => row[column]])));
}
