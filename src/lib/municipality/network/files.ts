/** The network as files: ties for spreadsheets, the whole of it for programs that draw and measure networks. Pure text. */
import { connectedPartners } from '#lib/municipality/network/connected.ts';
import type { NetworkPartner } from '#lib/municipality/network/drawing.ts';
import { sayTie } from '#lib/municipality/network/labels.ts';
import type { FiledTie, YearOfNetwork } from '#lib/municipality/network/network-queries.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { csv } from '#lib/platform/lists/csv.server.ts';
import { sectorName } from '#lib/policy/kinds.ts';

/** In the page's words. */
export const tiesCsv = (year: number, ties: readonly FiledTie[]): string =>
	csv(ties, {
		[m.network_year()]: () => year,
		[m.network_file_from()]: ({ oneName }) => oneName,
		[m.network_file_from_kind()]: ({ oneKind }) => sectorName(oneKind),
		[m.network_file_to()]: ({ otherName }) => otherName,
		[m.network_file_to_kind()]: ({ otherKind }) => sectorName(otherKind),
		[m.network_partnerships()]: ({ partnerships }) => partnerships,
		[m.network_events()]: ({ events }) => events,
		[m.network_matches()]: ({ matches }) => matches,
		[m.network_file_across()]: ({ oneKind, otherKind }) =>
			oneKind === otherKind ? m.network_file_no() : m.network_file_yes(),
	});

/** The best connected first, as they stand on the page. */
export const connectedCsv = (partners: readonly NetworkPartner[], ties: readonly FiledTie[]): string =>
	csv(connectedPartners(partners, ties), {
		[m.network_partner()]: ({ name }) => name,
		[m.network_file_from_kind()]: ({ kind }) => sectorName(kind),
		[m.network_ties()]: (partner) => partner.ties,
		[m.network_across()]: ({ across }) => across,
		[m.network_binding()]: ({ binding }) => (binding ? Math.round(binding * 100) : null),
		[m.network_with()]: ({ others }) => others.map((other) => `${other.name} (${sayTie(other)})`).join(' · '),
	});

/** Year by year. */
export const growthCsv = (growth: readonly YearOfNetwork[]): string =>
	csv(growth, {
		[m.network_year()]: ({ year }) => year,
		[m.network_partners()]: ({ partners }) => partners,
		[m.network_ties()]: ({ ties }) => ties,
	});

/** What XML 1.0 cannot hold at all is left out. */
const xml = (text: string): string =>
	text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.toWellFormed()
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** GraphML 1.0, for programs, so its names are the same in every language. */
export function graphMl(
	{ year, partners, ties }: { year: number; partners: readonly NetworkPartner[]; ties: readonly FiledTie[] },
	pageOf: (slug: string) => string,
): string {
	const keys = [
		['name', 'node', 'string'],
		['kind', 'node', 'string'],
		['url', 'node', 'string'],
		['binding', 'node', 'double'],
		['partnerships', 'edge', 'int'],
		['events', 'edge', 'int'],
		['matches', 'edge', 'int'],
	].map(([name, of, type]) => `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`);
	const data = (values: Record<string, string | number>) =>
		Object.entries(values)
			.map(([key, value]) => `<data key="${key}">${xml(String(value))}</data>`)
			.join('');
	const nodes = partners.map(
		({ id, slug, name, kind, binding }) =>
			`<node id="n${id}">${data({ name, kind, url: pageOf(slug), binding })}</node>`,
	);
	const edges = ties.map(
		({ one, other, partnerships, events, matches }) =>
			`<edge source="n${one}" target="n${other}">${data({ partnerships, events, matches })}</edge>`,
	);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
		...keys,
		`<graph id="network-${year}" edgedefault="undirected">`,
		...nodes,
		...edges,
		'</graph>',
		'</graphml>',
		'',
	].join('\n');
}
