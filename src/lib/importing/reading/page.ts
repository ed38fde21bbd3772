/**
 * Reads the events of a page (schema.org as JSON-LD, in its scripts or as the whole of a file). Each becomes the lines of a calendar's
 * event and is read on as one; a block that is broken loses none of the others.
 */
import { textOf as decoded } from '#lib/importing/reading/calendar-lines.ts';
import { readSafely, type Frame } from '#lib/importing/reading/event.ts';
import { gathered, withinBounds } from '#lib/importing/reading/gathered.ts';
import { scriptsOf } from '#lib/importing/reading/html-scripts.ts';
import {
	nodesIn,
	parsedData,
	textOf,
	typesOf,
	type Named,
	type Node,
} from '#lib/importing/reading/linked-data.ts';
import { budgetOfFile } from '#lib/importing/reading/occurrences.ts';
import { linesOfEvent, type EventNode } from '#lib/importing/reading/page-event.ts';
import { fieldsOf } from '#lib/importing/reading/said-fields.ts';
import { namesFor } from '#lib/importing/reading/names.ts';
import { copenhagenZone, zonesOf } from '#lib/importing/reading/zones.ts';
import type { NotRead, Reading, Span } from '#lib/importing/proposal.ts';

const mostBlocks = 200;
const mostEvents = 1000;

/** schema.org's event and what it calls kinds of one that people come to. */
const kinds = new Set(
	[
		'Event',
		'CourseInstance',
		'EventSeries',
		'Festival',
		'Hackathon',
		...['Business', 'Childrens', 'Comedy', 'Conference', 'Dance', 'Education', 'Exhibition', 'Food'],
		...[
			'Literary',
			'Music',
			'PerformingArts',
			'Sale',
			'Screening',
			'Social',
			'Sports',
			'Theater',
			'VisualArts',
		],
	].map((kind) =>
		/^(Event|CourseInstance|EventSeries|Festival|Hackathon)$/.test(kind) ? kind : `${kind}Event`,
	),
);

const isEvent = (node: Node) => typesOf(node).some((type) => kinds.has(type));
const isSeries = (node: Node) => typesOf(node).includes('EventSeries');
const partsOf = new Set(['subEvent', 'subEvents', 'hasCourseInstance']);

export const looksLikePage = (bytes: Uint8Array): boolean => {
	const start = decoded(bytes.subarray(0, 4096)).trimStart().toLowerCase();
	return /^[<[{]/.test(start);
};

/** @param address of the page: names and links on it are told from there */
export function readPage(bytes: Uint8Array, address: string, span: Span): Reading {
	const text = decoded(bytes);
	const blocks = /^\s*[[{]/.test(text) ? [text] : scriptsOf(text, 'application/ld+json', mostBlocks);
	const read = blocks.map(parsedData);
	const broken: NotRead[] = read.some((data) => data === undefined)
		? [{ title: '', startsAt: null, refusal: 'block_broken' }]
		: [];
	const events = eventsIn(read);
	if (events.length === 0)
		return {
			proposals: [],
			refused: broken,
			partial: [],
			problem: read.some((data) => data !== undefined) ? 'empty' : 'no_events_on_page',
		};
	const frame: Frame = {
		zones: zonesOf([]),
		ownZone: copenhagenZone,
		zoneSaid: false,
		span,
		budget: budgetOfFile(),
	};
	const said = events.slice(0, mostEvents).flatMap((event) => linesOfEvent(event, address));
	const named = namesFor(said);
	const left: NotRead[] =
		events.length > mostEvents ? [{ title: '', startsAt: null, refusal: 'too_many' }] : [];
	const reading = withinBounds(
		gathered(
			said.map((one, index) =>
				named(
					readSafely(() => fieldsOf(one.lines, one), frame),
					index,
				),
			),
		),
		[...broken, ...left],
	);
	return { ...reading, shownUntil: reading.proposals.at(-1)?.startsAt ?? span.now };
}

/** Those that have parts of their own give them what they do not say themselves; a series is its parts. */
function eventsIn(blocks: readonly unknown[]): EventNode[] {
	const all = [...nodesIn(blocks)];
	const named = new Map<string, Node>();
	for (const { node } of all) {
		const id = node['@id'];
		if (typeof id === 'string' && Object.keys(node).length > 1 && !named.has(id)) named.set(id, node);
	}
	const events = all.filter(({ node }) => isEvent(node) && textOf(node, 'name') !== '');
	const holders = new Set(events.flatMap(({ holder, as }) => (holder && partsOf.has(as) ? [holder] : [])));
	return events
		.filter(({ node }) => !(holders.has(node) && (isSeries(node) || !textOf(node, 'startDate'))))
		.map(({ node, holder, as }) => ({ node, whole: partsOf.has(as) ? holder : null, named: named as Named }));
}
