import { describe, expect, test } from 'vitest';
import { browserPlaces, findBrowser, howToGetOne, waysToBring, type Machine } from './browser.ts';

const own = '/cache/chromium-1/chrome';
const linux: Machine = { platform: 'linux', env: { PATH: '/home/asta/bin:/usr/bin' }, own };
const mac: Machine = { platform: 'darwin', env: { PATH: '/opt/homebrew/bin', HOME: '/Users/asta' }, own };
const windows: Machine = {
	platform: 'win32',
	env: { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\asta\\AppData\\Local' },
	own: 'C:\\cache\\chrome.exe',
};
const chrome = 'Contents/MacOS/Google Chrome';

describe('a browser is found', () => {
	test.each<[what: string, machine: Machine, there: string[], found: string | undefined]>([
		['as Debian calls it', linux, ['/usr/bin/chromium'], '/usr/bin/chromium'],
		[
			'without windows before with',
			linux,
			['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
			'/usr/bin/chromium-headless-shell',
		],
		['as Fedora and Ubuntu call it', linux, ['/usr/bin/chromium-browser'], '/usr/bin/chromium-browser'],
		['as a snap, outside PATH', linux, ['/snap/bin/chromium'], '/snap/bin/chromium'],
		['as Google’s package', linux, ['/usr/bin/google-chrome-stable'], '/usr/bin/google-chrome-stable'],
		['in a folder of one’s own', linux, ['/home/asta/bin/chrome'], '/home/asta/bin/chrome'],
		['Chromium before Chrome', linux, ['/usr/bin/google-chrome', '/usr/bin/chromium'], '/usr/bin/chromium'],
		['the system’s before Playwright’s', linux, [own, '/usr/bin/chromium'], '/usr/bin/chromium'],
		['Playwright’s where there is no other', linux, [own], own],
		[
			'among the programs of a Mac',
			mac,
			[`/Applications/Google Chrome.app/${chrome}`],
			`/Applications/Google Chrome.app/${chrome}`,
		],
		[
			'among one’s own programs on a Mac',
			mac,
			[`/Users/asta/Applications/Google Chrome.app/${chrome}`],
			`/Users/asta/Applications/Google Chrome.app/${chrome}`,
		],
		['by Homebrew', mac, ['/opt/homebrew/bin/chromium'], '/opt/homebrew/bin/chromium'],
		[
			'on Windows, for everybody',
			windows,
			['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
			'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
		],
		[
			'on Windows, for oneself',
			windows,
			['C:\\Users\\asta\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'],
			'C:\\Users\\asta\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
		],
		['Playwright’s on Windows', windows, ['C:\\cache\\chrome.exe'], 'C:\\cache\\chrome.exe'],
		['not where none starts', linux, [], undefined],
		['not where nothing is known of the machine', { platform: 'linux', env: {} }, [own], undefined],
	])('%s', (_, machine, there, found) => {
		expect(findBrowser(machine, (path) => there.includes(path))).toBe(found);
	});

	test('only where CHROME_PATH says, if it says', () => {
		const told = { ...linux, env: { ...linux.env, CHROME_PATH: '/opt/mine' } };
		expect(browserPlaces(told)).toEqual(['/opt/mine']);
		expect(waysToBring(told, { root: true, debian: true })).toEqual([]);
		expect(howToGetOne(told)).toContain('/opt/mine');
	});

	test('in no folder that depends on where one stands', () => {
		const places = browserPlaces({ ...linux, env: { PATH: '.::node_modules/.bin:/usr/bin' } });
		expect(places.filter((place) => !place.startsWith('/'))).toEqual([]);
	});
});

test.each([
	['anybody', { root: false, debian: true }, ['playwright']],
	['root elsewhere', { root: true, debian: false }, ['playwright']],
	[
		'root on Debian',
		{ root: true, debian: true },
		['playwright', 'playwright', 'apt-get', 'apt-get', 'apt-get'],
	],
])('%s may bring one by %j', (_, is, tools) => {
	expect(waysToBring(linux, is).map(({ tool }) => tool)).toEqual(tools);
});

test.each([
	[linux, 'apt-get install chromium'],
	[mac, 'brew install'],
	[windows, 'winget install'],
])('where there is none, the sentence says what to do', (machine, command) => {
	expect(howToGetOne(machine)).toContain(command);
	expect(howToGetOne(machine)).toContain('CHROME_PATH=');
});
