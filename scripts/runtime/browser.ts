/** The browser in which the journeys are walked: Chromium or Chrome that the machine has, else one that is brought. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { chromium } from '@playwright/test';
import { run } from './run.ts';

export interface Machine {
	platform: NodeJS.Platform;
	env: Record<string, string | undefined>;
	/** Where Playwright keeps the Chromium that it has downloaded, or would. */
	own?: string;
}

/** The shell first: it is the same browser without windows, and takes half the time. */
const linuxNames = [
	'chromium-headless-shell',
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'chrome',
];
const linuxFolders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/usr/lib/chromium'];
const macApps = ['Chromium', 'Google Chrome', 'Google Chrome for Testing'];
const windowsFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const windowsApps = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];

/** Where a browser may lie, the most wanted first. CHROME_PATH names the only one there is. */
export function browserPlaces({ platform, env, own }: Machine): string[] {
	if (env.CHROME_PATH) return [env.CHROME_PATH];
	const downloaded = own ? [own] : [];
	if (platform === 'win32') {
		const folders = windowsFolders.flatMap((name) => env[name] ?? []);
		return folders.flatMap((folder) => windowsApps.map((app) => win32.join(folder, app))).concat(downloaded);
	}
	const inPath = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
	const folders = [...new Set([...inPath, ...(platform === 'linux' ? linuxFolders : [])])];
	const commands = linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
	if (platform !== 'darwin') return commands.concat(downloaded);
	const apps = ['/', env.HOME ?? '/'].flatMap((home) =>
		macApps.map((app) => posix.join(home, 'Applications', `${app}.app`, 'Contents/MacOS', app)),
	);
	return [...new Set([...apps, ...commands, ...downloaded])];
}

/** The first that starts. A file alone is no proof: some systems put a hint there, and a download may lack libraries. */
export function findBrowser(
	machine: Machine = thisMachine(),
	starts: (path: string) => boolean = answersVersion,
): string | undefined {
	return browserPlaces(machine).find(starts);
}

/** A tool that may bring one. */
export interface Way {
	tool: string;
	args: string[];
	says: string;
}

/** The ways that are open, in order: Playwright's own download, then what it or the system lacks by packages. */
export function waysToBring({ env }: Machine, is: { root: boolean; debian: boolean }): Way[] {
	if (env.CHROME_PATH) return [];
	const download = { tool: 'playwright', args: ['install', '--no-shell', 'chromium'], says: 'Playwright' };
	if (!is.root || !is.debian) return [download];
	return [
		download,
		{ tool: 'playwright', args: ['install-deps', 'chromium'], says: 'the libraries that one needs' },
		{ tool: 'apt-get', args: ['update', '-qq'], says: "the system's list of packages" },
		{
			tool: 'apt-get',
			args: ['install', '-y', '-qq', 'chromium-headless-shell'],
			says: "the system's packages",
		},
		{ tool: 'apt-get', args: ['install', '-y', '-qq', 'chromium'], says: 'the same for the whole of it' },
	];
}

/** Finds a browser or brings one, and says which way it tries. */
export async function findOrBringBrowser(): Promise<string | undefined> {
	const machine = thisMachine();
	let found = findBrowser(machine);
	const is = { root: process.getuid?.() === 0, debian: existsSync('/usr/bin/apt-get') };
	for (const { tool, args, says } of found ? [] : waysToBring(machine, is)) {
		// Libraries are of no use to a browser that could not be downloaded.
		if (args[0] === 'install-deps' && !existsSync(machine.own ?? '')) continue;
		console.log(`No Chromium or Chrome on this machine; asking ${says} …`);
		const env = { DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
		await run(tool, args, { quiet: true, env });
		found = findBrowser(machine);
		if (found) break;
	}
	return found;
}

/** What to do where there is no browser. */
export function howToGetOne({ platform, env }: Machine = thisMachine()): string {
	if (env.CHROME_PATH) return `CHROME_PATH names ${env.CHROME_PATH}, which does not start as a browser.`;
	const command =
		platform === 'darwin'
			? 'brew install --cask chromium'
			: platform === 'win32'
				? 'winget install Google.Chrome'
				: 'sudo apt-get install chromium, or what your system calls it';
	return `The journeys need Chromium or Chrome, and none was found or could be brought. Install it (${command}), or say where it is: CHROME_PATH=/path/to/chrome npm test`;
}

function thisMachine(): Machine {
	return { platform: process.platform, env: process.env, own: playwrightsOwn() };
}

function playwrightsOwn(): string | undefined {
	try {
		return chromium.executablePath();
	} catch {
		// Playwright has none for this system.
		return undefined;
	}
}

function answersVersion(path: string): boolean {
	if (!existsSync(path)) return false;
	// On Windows the question would open a window.
	if (process.platform === 'win32') return true;
	return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}
