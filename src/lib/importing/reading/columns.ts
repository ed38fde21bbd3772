/** The columns of a table of events, with what people call them in either language. */
export const columns = [
	'id',
	'title',
	'date',
	'from',
	'lastDate',
	'to',
	'place',
	'address',
	'description',
	'link',
	'price',
] as const;
export type Column = (typeof columns)[number];

export const needed = ['title', 'date'] as const satisfies readonly Column[];

const names: Record<Column, readonly string[]> = {
	id: ['id', 'nr', 'nr.', 'nummer', 'number', 'no.'],
	title: ['titel', 'title', 'navn', 'name', 'overskrift', 'begivenhed', 'arrangement', 'event'],
	date: ['dato', 'date', 'dag', 'day', 'startdato', 'start date', 'første dag', 'first day'],
	from: ['fra', 'from', 'kl', 'kl.', 'tid', 'time', 'start', 'starttid', 'start time', 'begynder', 'starter'],
	lastDate: ['slutdato', 'end date', 'til dato', 'sidste dag', 'last day'],
	to: ['til', 'to', 'slut', 'end', 'sluttid', 'end time', 'slutter'],
	place: ['sted', 'place', 'lokale', 'venue', 'location', 'hvor', 'where'],
	address: ['adresse', 'address'],
	description: ['beskrivelse', 'description', 'tekst', 'text', 'om', 'about'],
	link: ['link', 'url', 'hjemmeside', 'website', 'webside'],
	price: ['pris', 'price', 'entré', 'entre'],
};

/** What a heading is called here, by what people call it. */
export const aliases: Record<string, string> = Object.fromEntries(
	columns.flatMap((column) => names[column].map((name) => [name, column])),
);
