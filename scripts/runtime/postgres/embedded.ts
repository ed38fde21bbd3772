/**
 * A real PostgreSQL 18 from the package registry, for demo, development and tests. It listens on loopback only,
 * under a password kept in its folder, and goes down with the process that started it, however that one ends.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { findBinaries, postgresUser, type Binaries, type RunAs } from './binaries.ts';
import {
	initialise,
	ownerOf,
	placeFor,
	readIfThere,
	refuseIfOpen,
	temporaryFolder,
	urlOf,
} from './folder.ts';
import { freePort, isRunning, pause, standGuard, terminate } from './process.ts';

const defaultName = 'bland';

/** Settings of a server whose data nobody misses. */
const forgetful = {
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	wal_level: 'minimal',
	max_wal_senders: 0,
	max_wal_size: '256MB',
};

export type EmbeddedOptions = {
	/**
	 * Made if it is not there. Behind a closed door (root's home), a folder in /var/tmp stands in for it.
	 * Left out: a temporary folder that goes when the server stops, also when our process is killed.
	 */
	dataDir?: string;
	/** A free one is chosen unless given. */
	port?: number;
	/** `false` trades safety against power cuts for speed, and lets a temporary folder lie in memory: tests only. */
	fsync?: boolean;
	/** The database made for the application. */
	database?: string;
};

export type Embedded = {
	url: string;
	urlFor(database: string): string;
	port: number;
	dataDir: string;
	/** Settles when the server is down, with its last words if nobody had asked it to stop. */
	ended: Promise<string | null>;
	stop(): Promise<void>;
};

/** The address of the server somebody else has running on `dataDir`, or null. */
export function runningAt(dataDir: string): string | null {
	const folder = placeFor(dataDir);
	const owner = ownerOf(folder);
	const [, , , port] = readIfThere(join(folder, 'cluster', 'postmaster.pid')).split('\n');
	return owner && port ? urlOf(folder, Number(port), defaultName) : null;
}

/** Removes the data for good. Refuses while a server has it open. */
export function removeData(dataDir: string): void {
	const folder = placeFor(dataDir);
	refuseIfOpen(folder);
	rmSync(folder, { recursive: true, force: true });
}

/**
 * Starts the server, making its data folder first if there is none.
 * @throws StartRefused with a sentence for the person at the terminal.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const temporary = options.dataDir === undefined;
	const dataDir = placeFor(options.dataDir ?? temporaryFolder(options.fsync === false));
	const user = postgresUser(join(dataDir, 'cluster'));
	const binaries = findBinaries(user);
	mkdirSync(dataDir, { recursive: true, mode: 0o755 });
	refuseIfOpen(dataDir);
	writeFileSync(join(dataDir, 'owner'), String(process.pid));
	// Only once no pid file can name a stranger: what the guard finds in one, it stops.
	let guard = temporary ? standGuard(dataDir, true) : undefined;
	try {
		if (!existsSync(join(dataDir, 'initialised'))) initialise(dataDir, binaries, user);
		await clearLeftovers(dataDir);
		guard ??= standGuard(dataDir, temporary);
		return await launch({ ...options, dataDir, binaries, user, temporary, guard });
	} catch (error) {
		leave(dataDir, temporary, guard);
		throw error;
	}
}

function leave(dataDir: string, temporary: boolean, guard: ChildProcess | undefined): void {
	guard?.kill('SIGKILL');
	rmSync(temporary ? dataDir : join(dataDir, 'owner'), { recursive: true, force: true });
}

/** A server left behind by a crash still runs, or its pid file names a process that is now somebody else's. */
async function clearLeftovers(dataDir: string): Promise<void> {
	const pidFile = join(dataDir, 'cluster', 'postmaster.pid');
	const [pid = '', , , port = ''] = readIfThere(pidFile).split('\n');
	if (!pid) return;
	const left = postgres(urlOf(dataDir, Number(port), 'postgres'), {
		max: 1,
		connect_timeout: 3,
		onnotice: () => {},
	});
	const ours = await left`select 1`.then(
		() => true,
		() => false,
	);
	await left.end({ timeout: 1 });
	if (ours) await terminate(Number(pid), () => !isRunning(Number(pid)));
	rmSync(pidFile, { force: true });
}

type Launch = EmbeddedOptions & {
	dataDir: string;
	binaries: Binaries;
	user: RunAs;
	temporary: boolean;
	guard?: ChildProcess;
};

async function launch({ dataDir, binaries, user, temporary, guard, ...options }: Launch): Promise<Embedded> {
	const port = options.port ?? (await freePort());
	const settings = {
		port,
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		shared_buffers: '64MB',
		max_connections: temporary ? 200 : 60,
		...(options.fsync === false ? forgetful : {}),
	};
	const args = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
	// Detached: Ctrl-C reaches us alone, and requests still have a database while they finish.
	const server = spawn(binaries.postgres, ['-D', join(dataDir, 'cluster'), ...args], {
		...user,
		cwd: '/',
		detached: platform() !== 'win32',
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let stopping = false;
	let words = '';
	server.stderr.on('data', (chunk: Buffer) => (words = (words + chunk).slice(-4000)));
	const ended = new Promise<string | null>((settle) => {
		server.once('error', (error) => settle(error.message));
		server.once('exit', () => settle(stopping ? null : words));
	});

	const stop = async () => {
		stopping = true;
		await terminate(server.pid ?? 0, () => server.exitCode !== null || server.signalCode !== null);
		leave(dataDir, temporary, guard);
	};
	const urlFor = (database: string) => urlOf(dataDir, port, database);
	const database = options.database ?? defaultName;
	await Promise.race([ready(urlFor('postgres'), database), ended]).then(async (outcome) => {
		if (outcome === 'ready') return;
		await stop();
		throw new StartRefused(
			`PostgreSQL did not start on ${dataDir}: ${String(outcome).trim().split('\n').slice(-3).join(' ')}`,
		);
	});
	return { url: urlFor(database), urlFor, port, dataDir, ended, stop };
}

/** Answers 'ready' when the server does and `database` exists. */
async function ready(url: string, database: string): Promise<string> {
	const until = Date.now() + 60_000;
	const client = postgres(url, { max: 1, backoff: () => 0.05, connect_timeout: 2, onnotice: () => {} });
	try {
		for (;;) {
			try {
				const found = await client`select 1 from pg_database where datname = ${database}`;
				if (found.length === 0) await client`create database ${client(database)}`;
				return 'ready';
			} catch (error) {
				if (Date.now() > until) return error instanceof Error ? error.message : 'no answer within a minute';
				await pause(30);
			}
		}
	} finally {
		await client.end({ timeout: 1 });
	}
}
