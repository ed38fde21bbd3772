import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { visitor } from '#lib/accounts/actor.ts';
import { acceptMatch } from '#lib/matching/matches/matches.server.ts';
import { graphMl, tiesCsv } from '#lib/municipality/network/files.ts';
import { municipalNetwork, networkFile, publicNetwork } from '#lib/municipality/network/network.server.ts';
import { readNetworkFilter } from '#lib/municipality/network/network-filter.ts';
import { redrawNetwork } from '#lib/municipality/network/redraw.server.ts';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { setClock } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { partnership } from '../../../../tests/support/cast/commitments.ts';
import { makeEvent } from '../../../../tests/support/cast/events.ts';
import { makeSite, person, player, type Player } from '../../../../tests/support/cast/people.ts';
import { posted, proposed } from '../../../../tests/support/cast/postings.ts';
import { test } from '../../../../tests/support/database.ts';

const at = new Date('2026-11-22T10:00:00Z');
const page = { after: null, limit: 50, now: at };
const narrowed = (query = '') => readNetworkFilter(new URLSearchParams(query));

beforeEach(() => setClock(at.toISOString()));
afterEach(() => setClock(null));

/** The ties of a year as "A–B", by name. */
async function tiesIn(db: Database, query = ''): Promise<string[]> {
	const { ties } = await networkFile(db, await person(db, 'consultant'), narrowed(query), at);
	return ties.map(({ oneName, otherName }) => [oneName, otherName].toSorted().join('–')).toSorted();
}

const cast = async (db: Database, ...names: string[]) => {
	const kinds = ['business', 'school', 'association', 'housing'] as const;
	const players: Player[] = [];
	for (const [index, name] of names.entries()) {
		players.push(await player(db, kinds[index % kinds.length]!, { name }));
	}
	return players;
};

async function held(
	db: Database,
	host: Player,
	others: readonly Player[],
	startsAt: string,
	state = 'accepted',
) {
	const { id } = await makeEvent(db, host.id, {
		state: 'published',
		publishedAt: at,
		startsAt: new Date(startsAt),
	});
	await sql`alter table event_organiser disable trigger user`.execute(db);
	for (const other of others) {
		await sql`insert into event_organiser (event_id, organisation_id, state, asked_at, decided_at)
			values (${id}, ${other.id}, ${state}, ${at}, ${state === 'asked' ? null : at})`.execute(db);
	}
	await sql`alter table event_organiser enable trigger user`.execute(db);
}

describe('who is tied to whom', () => {
	test('a partnership ties all its parties, in each year that it ran in', async ({ db }) => {
		const [a, b, c] = await cast(db, 'A', 'B', 'C');
		await partnership(db, [a!, b!, c!], '2026-12-31', { startsOn: '2025-06-01' });
		await redrawNetwork(db);
		expect(await tiesIn(db)).toEqual(['A–B', 'A–C', 'B–C']);
		expect(await tiesIn(db, 'year=2025')).toEqual(['A–B', 'A–C', 'B–C']);
		expect(await tiesIn(db, 'year=2024')).toEqual([]);
	});

	test('not after it was ended, and whoever left is tied until then', async ({ db }) => {
		const [a, b, c] = await cast(db, 'A', 'B', 'C');
		const ended = await partnership(db, [a!, b!], '2027-12-31', { startsOn: '2024-01-01' });
		await sql`alter table partnership disable trigger user`.execute(db);
		await sql`update partnership set state = 'terminated', state_changed_at = '2025-03-01T12:00:00Z' where id = ${ended.id}`.execute(
			db,
		);
		const left = await partnership(db, [a!, c!], '2027-12-31', { startsOn: '2024-01-01' });
		await sql`alter table partnership_party disable trigger user`.execute(db);
		await sql`update partnership_party set state = 'left', required = false, left_at = '2025-12-31T12:00:00Z'
			where partnership_id = ${left.id} and organisation_id = ${c!.id}`.execute(db);
		await redrawNetwork(db);
		expect(await tiesIn(db, 'year=2024')).toEqual(['A–B', 'A–C']);
		expect(await tiesIn(db, 'year=2025')).toEqual(['A–B', 'A–C']);
		expect(await tiesIn(db)).toEqual([]);
	});

	test('an event ties all who hold it, once for each, in its year in Copenhagen; who was only asked is not tied', async ({
		db,
	}) => {
		const [a, b, c, d] = await cast(db, 'A', 'B', 'C', 'D');
		// New Year's Eve in London, New Year's Day in Copenhagen.
		await held(db, a!, [b!, c!], '2025-12-31T23:30:00Z');
		await held(db, b!, [a!], '2026-05-01T10:00:00Z');
		await held(db, a!, [d!], '2026-05-01T10:00:00Z', 'asked');
		await redrawNetwork(db);
		expect(await tiesIn(db)).toEqual(['A–B', 'A–C', 'B–C']);
		expect(await tiesIn(db, 'year=2025')).toEqual([]);
		const { ties } = await networkFile(db, await person(db, 'consultant'), narrowed(), at);
		expect(ties.map(({ events }) => events).toSorted()).toEqual([1, 1, 2]);
	});

	test('a match that both have said yes to ties its two sides', async ({ db }) => {
		const [offer, need] = await cast(db, 'Giv', 'Brug');
		const match = await proposed(db, offer!, [
			await posted(db, offer!, 'offer'),
			await posted(db, need!, 'need'),
		]);
		await redrawNetwork(db);
		expect(await tiesIn(db), 'proposed is not yet').toEqual([]);
		await acceptMatch(db, need!.as('signatory'), need!.slug, match);
		await redrawNetwork(db);
		expect(await tiesIn(db)).toEqual(['Brug–Giv']);
	});

	test('whoever is no longer shown is gone at once, and with a lead that is not shown its partnership', async ({
		db,
	}) => {
		const [a, b, c] = await cast(db, 'A', 'B', 'C');
		await partnership(db, [a!, b!, c!]);
		await redrawNetwork(db);
		await db.updateTable('organisation').set({ state: 'suspended' }).where('id', '=', a!.id).execute();
		expect(await tiesIn(db)).toEqual(['B–C']);
		const open = await publicNetwork(db, narrowed(), page);
		expect(JSON.stringify(open)).not.toContain('"name":"A"');
		expect(open.measures).toMatchObject({ partners: 2, ties: 1 });
		await redrawNetwork(db);
		expect(await tiesIn(db)).toEqual([]);
	});
});

describe('what is looked at', () => {
	test('a sector or a district of at least one end', async ({ db }) => {
		const [a, b, c, d] = await cast(db, 'A', 'B', 'C', 'D');
		await makeSite(db, d!.id, { districtNr: 7 });
		await partnership(db, [a!, b!]);
		await partnership(db, [c!, d!]);
		await redrawNetwork(db);
		expect(await tiesIn(db, 'kind=school')).toEqual(['A–B']);
		expect(await tiesIn(db, 'kind=media')).toEqual([]);
		expect(await tiesIn(db, 'district=broenshoej-husum')).toEqual(['C–D']);
		const { measures, growth, table } = await publicNetwork(db, narrowed('kind=school'), page);
		expect(measures).toMatchObject({ partners: 2, ties: 1, across: 1, islands: 1, largest: 2 });
		expect(growth).toEqual([{ year: 2026, partners: 2, ties: 1 }]);
		expect(table.rows.map(({ name }) => name).toSorted()).toEqual(['A', 'B']);
	});

	test('the table goes on where a page ends, and says with whom', async ({ db }) => {
		const players = await cast(db, 'A', 'B', 'C', 'D', 'E', 'F');
		await partnership(db, [players[0]!, players[1]!]);
		for (const other of players.slice(1)) await partnership(db, [players[0]!, other]);
		await redrawNetwork(db);
		const seen: string[] = [];
		let after: string | null = null;
		do {
			const { table } = await publicNetwork(db, narrowed(), { ...page, after, limit: 2 });
			seen.push(...table.rows.map(({ name }) => name));
			after = table.next;
		} while (after);
		expect(seen[0]).toBe('A');
		expect(seen.toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
		const [best] = (await publicNetwork(db, narrowed(), page)).table.rows;
		expect(best).toMatchObject({ ties: 5, binding: 1 });
		expect(best!.others).toHaveLength(4);
		expect(best!.others[0]).toMatchObject({ name: 'B', partnerships: 2 });
	});

	test('the municipality’s is nobody else’s', async ({ db }) => {
		expect(() => municipalNetwork(db, visitor, narrowed(), page)).toThrow();
		await expect(networkFile(db, visitor, narrowed(), at)).rejects.toMatchObject({ status: 404 });
	});
});

describe('the drawing', () => {
	const places = async (db: Database) => {
		const rows = await db.selectFrom('networkPlace').selectAll().orderBy('organisationId').execute();
		return new Map(rows.map(({ organisationId, x, y }) => [organisationId, [x, y] as const]));
	};

	test('nobody moves while no tie changes, and a newcomer moves others little', async ({ db }) => {
		const names = Array.from({ length: 12 }, (_, index) => `P${index}`);
		const players = await cast(db, ...names, 'Ny');
		const newcomer = players.pop()!;
		for (const [index, one] of players.entries())
			await partnership(db, [one, players[(index + 1) % players.length]!]);
		await redrawNetwork(db);
		const first = await places(db);
		expect(first.size).toBe(12);
		await redrawNetwork(db);
		expect(await places(db)).toEqual(first);
		await partnership(db, [players[3]!, newcomer]);
		await redrawNetwork(db);
		const later = await places(db);
		expect(later.size).toBe(13);
		const wide =
			Math.max(...[...first.values()].map(([x]) => x)) - Math.min(...[...first.values()].map(([x]) => x));
		for (const [id, [x, y]] of first) {
			const [newX, newY] = later.get(id)!;
			expect(Math.hypot(newX - x, newY - y), String(id)).toBeLessThan(wide / 4);
		}
	});

	test('the same ties come to the same drawing', async ({ db }) => {
		const players = await cast(db, 'A', 'B', 'C', 'D', 'E');
		for (const other of players.slice(1)) await partnership(db, [players[0]!, other]);
		await redrawNetwork(db);
		const first = await places(db);
		await sql`delete from network_tie`.execute(db);
		await sql`delete from network_place`.execute(db);
		await redrawNetwork(db);
		expect(await places(db)).toEqual(first);
	});
});

describe('as files', () => {
	test('GraphML names each partner and tie, whatever is in a name', async ({ db }) => {
		const [a, b] = await cast(db, 'Ø & <"Æ">\u0007', 'B');
		await partnership(db, [a!, b!]);
		await redrawNetwork(db);
		const network = await networkFile(db, await person(db, 'consultant'), narrowed(), at);
		const text = graphMl(network, (slug) => `https://bland.example/partnere/${slug}`);
		expect(text).toContain('<data key="name">Ø &amp; &lt;&quot;Æ&quot;&gt;</data>');
		expect(text.match(/<node /g)).toHaveLength(2);
		expect(text).toContain(`<edge source="n${a!.id}" target="n${b!.id}"><data key="partnerships">1</data>`);
		expect(text).not.toContain('\u0007');
	});

	test('CSV is in Danish, with a mark and semicolons, and runs no formula', async ({ db }) => {
		const [a, b] = await cast(db, '=A', 'B');
		await partnership(db, [a!, b!]);
		await redrawNetwork(db);
		const { year, ties } = await networkFile(db, await person(db, 'consultant'), narrowed(), at);
		const text = withLocale('da', () => tiesCsv(year, ties));
		expect(text.startsWith('\uFEFFÅr;Partner;Sektor;')).toBe(true);
		expect(text).toContain("2026;'=A;Virksomhed;B;");
		expect(text).toContain(';1;0;0;ja');
	});
});
