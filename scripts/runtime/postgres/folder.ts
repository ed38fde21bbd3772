/**
 * The folder an embedded PostgreSQL lives in: `cluster/` (PostgreSQL's own), `password`, `initialised` (written last:
 * without it the folder is half-written), `owner` (the process that has it open).
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	accessSync,
	chmodSync,
	chownSync,
	constants,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	statfsSync,
	writeFileSync,
} from 'node:fs';
import { freemem, platform, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { StartRefused } from '#lib/platform/start-refused.ts';
import { canEnter, openFolder, postgresUser, type Binaries, type RunAs } from './binaries.ts';
import { isRunning } from './process.ts';

/** Where the data of `dataDir` really lies for this user. */
export function placeFor(dataDir: string): string {
	const wanted = resolve(dataDir);
	try {
		mkdirSync(wanted, { recursive: true });
		accessSync(wanted, constants.W_OK);
	} catch {
		throw new StartRefused(
			`${wanted} belongs to another user. Start as that user, or set DATA_DIR to a folder of your own.`,
		);
	}
	return canEnter(wanted, postgresUser(join(wanted, 'cluster'))) ? wanted : join(openFolder(wanted), 'data');
}

/** @param forgetful whether it may lie in memory, where a database is copied in a twentieth of the time. */
export function temporaryFolder(forgetful = false): string {
	const folder = mkdtempSync(join(forgetful && hasRoom(inMemory) ? inMemory : tmpdir(), 'bland-'));
	chmodSync(folder, 0o711);
	return folder;
}

/** Where Linux keeps files in memory. */
const inMemory = '/dev/shm';
/** Bytes: some times what the whole of the tests has ever used at once. */
const enough = 2 * 1024 ** 3;

function hasRoom(folder: string): boolean {
	if (platform() !== 'linux' || freemem() < enough) return false;
	try {
		accessSync(folder, constants.W_OK);
		const { bavail, bsize } = statfsSync(folder);
		return bavail * bsize >= enough;
	} catch {
		return false;
	}
}

export function refuseIfOpen(dataDir: string): void {
	const owner = ownerOf(dataDir);
	if (!owner) return;
	throw new StartRefused(
		`The data in ${dataDir} is in use by process ${owner}. Stop that one first (Ctrl-C where it runs).`,
	);
}

/** The living process that has the folder open. After a restart of the machine its number may be somebody else's. */
export function ownerOf(dataDir: string): number | null {
	const owner = Number(readIfThere(join(dataDir, 'owner')));
	if (!owner || owner === process.pid || !isRunning(owner)) return null;
	const stranger = platform() === 'linux' && !readIfThere(`/proc/${owner}/cmdline`).includes('node');
	return stranger ? null : owner;
}

export function initialise(dataDir: string, binaries: Binaries, user: RunAs): void {
	const cluster = join(dataDir, 'cluster');
	if (existsSync(cluster)) {
		throw new StartRefused(
			`The data in ${dataDir} was only half written. Start over with: npm run demo -- --fresh`,
		);
	}
	const password = join(dataDir, 'password');
	writeFileSync(password, randomBytes(24).toString('hex'), { mode: 0o600 });
	mkdirSync(cluster, { mode: 0o700 });
	if (user) for (const path of [password, cluster]) chownSync(path, user.uid, user.gid);
	// Built-in C.UTF-8 sorts by code point and folds æ, ø, å on every machine; people's lists say collate "da-x-icu".
	const fixed = ['-D', cluster, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`, '--no-sync'];
	const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
	// pg_trgm asks the C library what a letter is, and not every one of them knows C.UTF-8.
	for (const letters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
		const args = [...fixed, ...locale, `--lc-ctype=${letters}`];
		const made = spawnSync(binaries.initdb, args, { ...user, cwd: '/', encoding: 'utf8' });
		if (made.status === 0) break;
		if (letters !== 'C' && /invalid locale name/.test(made.stderr ?? '')) continue;
		throw new StartRefused(
			`PostgreSQL could not make its data folder: ${made.error?.message ?? made.stderr}`,
		);
	}
	writeFileSync(join(dataDir, 'initialised'), '');
}

export function urlOf(dataDir: string, port: number, database: string): string {
	return `postgres://postgres:${readIfThere(join(dataDir, 'password')).trim()}@127.0.0.1:${port}/${database}`;
}

export function readIfThere(path: string): string {
	return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
