/** How long what is about people is kept, for administrators and auditors: what the registry lists, and whether the jobs keep it. */
import { municipalityMay } from '#lib/accounts/access.ts';
import type { Actor } from '#lib/accounts/actor.ts';
import { judge, type TermStanding } from '#lib/municipality/retention/standing.ts';
import { now } from '#lib/platform/clock.ts';
import type { Database } from '#lib/platform/database/database.server.ts';
import { notFound } from '#lib/platform/errors.ts';
import { lastRuns, type Keeper } from '#lib/platform/personal-data/keeping.server.ts';
import type { Erasure, PersonalData } from '#lib/platform/personal-data/personal-data.server.ts';
import { daysBefore, kinds, termsOf, type Kind, type Term } from '#lib/platform/personal-data/retention.ts';

/** A day after its term a row should be gone: a job has run since. */
const grace = 1;

export interface TermOverview {
	term: Term;
	job: string;
	ranAt: Date | null;
	took: number;
	lastTookAt: Date | null;
	lastTook: number;
	/** Rows that should have gone a day ago, at most `mostCounted`. */
	overdue: number;
	standing: TermStanding;
}

interface KeptOverview {
	kind: Kind;
	terms: TermOverview[];
	/** Tables with columns that say something about somebody, by what erasing an account does with them. */
	tables: { table: string; columns: string[]; erasures: Erasure[] }[];
}

/** @throws 404 */
export async function retentionOverview(
	db: Database,
	actor: Actor,
	{ keepers, rooms }: { keepers: readonly Keeper[]; rooms: readonly PersonalData[] },
): Promise<KeptOverview[]> {
	if (!municipalityMay(actor, 'audit')) notFound();
	const [runs, terms] = await Promise.all([lastRuns(db), overdueByTerm(db, keepers)]);
	const runOf = new Map(runs.map((run) => [run.term, run]));
	const overviews = new Map(
		[...terms].map(([term, { job, overdue }]): [Term, TermOverview] => {
			const { ranAt = null, took = 0, lastTookAt = null, lastTook = 0 } = runOf.get(term) ?? {};
			const run = { ranAt, took, lastTookAt, lastTook };
			return [term, { term, job, overdue, ...run, standing: judge({ ranAt, overdue }, now()) }];
		}),
	);
	return kinds.map((kind) => ({
		kind,
		terms: termsOf[kind].flatMap((term) => overviews.get(term) ?? []),
		tables: tablesOf(rooms, kind),
	}));
}

async function overdueByTerm(db: Database, keepers: readonly Keeper[]) {
	const at = daysBefore(grace, now());
	const counted = await Promise.all(
		keepers.flatMap(({ name, keepings }) =>
			keepings.map(async ({ term, overdue }) => ({ term, job: name, overdue: await overdue(db, at) })),
		),
	);
	const terms = new Map<Term, { job: string; overdue: number }>();
	for (const { term, job, overdue } of counted)
		terms.set(term, { job, overdue: overdue + (terms.get(term)?.overdue ?? 0) });
	return terms;
}

function tablesOf(rooms: readonly PersonalData[], kind: Kind): KeptOverview['tables'] {
	const holdings = rooms.flatMap((room) => room.holdings).filter((holding) => holding.kind === kind);
	return [...Map.groupBy(holdings, ({ table }) => table)]
		.map(([table, own]) => ({
			table,
			columns: [
				...new Set(own.flatMap(({ whose, copied, withheld }) => [...whose, ...copied, ...withheld])),
			].toSorted(),
			erasures: [...new Set(own.map(({ erasure }) => erasure))].toSorted(),
		}))
		.toSorted((one, other) => one.table.localeCompare(other.table));
}
