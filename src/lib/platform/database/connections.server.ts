/**
 * A few connections, lent one at a time. postgres.js' own `reserve()` crashes the process when the database
 * goes away in the middle of a transaction and the connection is then given back; here every connection is a
 * client of its own that connects again by itself, and a loan whose connection was lost refuses to go on, so that
 * the second half of a transaction can never run outside it.
 */
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';

/** Values as the house wants them: whole and decimal numbers as number, days as 'YYYY-MM-DD', moments as Date. */
const types = {
	bigint: { to: 20, from: [20], serialize: String, parse: Number },
	numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
	day: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
	date: {
		to: 1184,
		from: [1114, 1184],
		serialize: (value: Date | string) => (value instanceof Date ? value.toISOString() : value),
		parse: (text: string) => new Date(text),
	},
	json: {
		to: 114,
		from: [114, 3802],
		serialize: toJson,
		parse: (text: string) => JSON.parse(text) as unknown,
	},
	jsonb: { to: 3802, from: [], serialize: toJson, parse: (text: string) => JSON.parse(text) as unknown },
} satisfies Record<string, PostgresType>;

function toJson(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

export type PoolOptions = {
	/** Most connections at a time; 10 unless given. */
	max?: number;
	/** Milliseconds a statement may take; 0 is no limit. 15,000 unless given. */
	statementTimeout?: number;
	/** Shown in pg_stat_activity. */
	name?: string;
};

export function connectionOptions(options: PoolOptions): Options<Record<string, PostgresType>> {
	return {
		max: 1,
		connect_timeout: 5,
		max_lifetime: null,
		backoff: () => 0.2,
		onnotice: () => {},
		types,
		connection: {
			application_name: options.name ?? 'bland',
			statement_timeout: options.statementTimeout ?? 15_000,
			TimeZone: 'Europe/Copenhagen',
			// A plan made once for every word or day that may be asked for reads whole tables for most of them.
			plan_cache_mode: 'force_custom_plan',
		},
	};
}

type Slot = { client: Sql; losses: number };
type Waiting = { take: (slot: Slot) => void; timer: NodeJS.Timeout };

/** How long a request waits for a connection before it gives up, in milliseconds. */
const patience = 10_000;
const longestPrepared = 20_000;
/** Of what writes, only single rows: a statement for every number of rows would be kept by each connection. */
const longestWrite = 4000;
/** Prepared once in a connection, a statement is one round trip from then on; else it is described first, and then run. */
const isPrepared = (text: string): boolean =>
	text.length < (/^(insert|update|delete) /.test(text) ? longestWrite : longestPrepared) &&
	/^(select|with|insert|update|delete) /.test(text);

/** What `PostgresJSDialect` needs of postgres.js: something callable that lends connections. */
export function createPool(url: string, options: PoolOptions = {}): Sql {
	const free: Slot[] = [];
	const all: Slot[] = [];
	const queue: Waiting[] = [];

	const add = (): Slot => {
		const slot: Slot = { losses: 0, client: undefined as unknown as Sql };
		slot.client = postgres(url, {
			...connectionOptions(options),
			onclose: () => void slot.losses++,
		}) as unknown as Sql;
		all.push(slot);
		return slot;
	};
	const take = (): Promise<Slot> | Slot => {
		const slot = free.pop() ?? (all.length < (options.max ?? 10) ? add() : undefined);
		if (slot) return slot;
		return new Promise((settle, fail) => {
			const waiting: Waiting = {
				take: settle,
				timer: setTimeout(() => {
					queue.splice(queue.indexOf(waiting), 1);
					fail(new Error(`No database connection became free within ${patience / 1000} s`));
				}, patience),
			};
			queue.push(waiting);
		});
	};
	const giveBack = (slot: Slot): void => {
		const next = queue.shift();
		if (!next) return void free.push(slot);
		clearTimeout(next.timer);
		next.take(slot);
	};

	const reserve = async () => {
		const slot = await take();
		let lossesAtStart: number | null = null;
		return {
			release: () => giveBack(slot),
			unsafe(text: string, parameters: never[]) {
				if (lossesAtStart !== null && slot.losses !== lossesAtStart) {
					return Promise.reject(new Error('The connection to the database was lost'));
				}
				const running = slot.client.unsafe(text, parameters, { prepare: isPrepared(text) });
				lossesAtStart ??= slot.losses;
				return running;
			},
		};
	};
	const end = async () => {
		await Promise.all(all.map(({ client }) => client.end({ timeout: 5 })));
	};
	return Object.assign(() => {}, { reserve, end }) as unknown as Sql;
}
