/** What is not theirs: other organisations’ things under their own roof, and private words on public pages. */
import { readPath, href } from '#lib/i18n/urls.ts';
import { expect, test, unique } from '../support/journey.ts';
import { privateWords, publicAddresses } from '../support/private-words.ts';
import { fresh, html } from '../support/raw-request.ts';
import { listDoors } from '../support/routes.ts';
import { samplePages, type Sample } from '../support/samples.ts';
import { sessionOf } from '../support/sessions.ts';

const own = '/(member)/workspace/[organisation]';
/** What their address names is everybody's: a theme to ask oneself about, a method that is shown, a network that is open. */
const everybodys = [
	'/equal-treatment/[theme]',
	'/methods/[method]/tried',
	'/networks/[network]',
	'/courses/[course]',
];

test('somebody else’s things are not under one’s own roof', async ({
	baseURL,
	db,
	cast,
	mailbox,
	request,
}) => {
	const ours = await cast.organisation(`Vores ${unique()}`);
	const cookie = await sessionOf(db, ours.owner.email);
	const pages = await samplePages({ db, cast, mailbox, request });
	const doors = await listDoors();
	const wrong: string[] = [];
	let tried = 0;
	for (const [route, { path }] of Object.entries(pages) as [string, Sample][]) {
		const { path: code } = readPath(path);
		if (!route.startsWith(`${own}/`) || !route.slice(own.length).includes('[')) continue;
		if (everybodys.some((rest) => route === own + rest)) continue;
		const address = code.split('?')[0]!.replace(/^\/workspace\/[^/]+/, `/workspace/${ours.slug}`);
		const asks = doors.filter((door) => door.route === route && door.kind === 'action').map(({ ask }) => ask);
		for (const ask of [null, ...asks]) {
			tried++;
			const response = await fetch(
				baseURL + href(address, 'da') + (ask && ask !== 'default' ? `?/${ask}` : ''),
				{
					method: ask ? 'POST' : 'GET',
					redirect: 'manual',
					headers: { ...html, cookie, origin: baseURL ?? '' },
					body: ask ? new URLSearchParams({ nothing: '' }) : undefined,
				},
			);
			await response.body?.cancel();
			// A form that is read before anything is looked up says what it lacks, to everybody alike.
			if (response.status !== 404 && !(ask && response.status === 422))
				wrong.push(`${response.status} ${ask ?? 'GET'} ${address}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(tried).toBeGreaterThan(60);
});

test('private words stand on no public page', async ({ baseURL, db, cast }) => {
	const stranger = await cast.organisation(`Nysgerrige ${unique()}`);
	const cookie = await sessionOf(db, stranger.owner.email);
	// A form to sign up by knows the e-mail of who is signed in.
	const toKeep = async () => (await privateWords(db)).filter(({ word }) => word !== stranger.owner.email);
	const words = await toKeep();
	expect(words.length, 'there is much to keep').toBeGreaterThan(300);
	const found: { word: string; where: string }[] = [];
	const queue = (await publicAddresses(db)).values();
	let read = 0;
	const reader = async () => {
		for (const address of queue) {
			for (const caller of ['', cookie]) {
				const response = await fetch(baseURL + address, { headers: { ...html, ...fresh(), cookie: caller } });
				const text = await response.text();
				if (response.status === 200) read++;
				for (const { word, from } of words)
					if (text.includes(word)) found.push({ word, where: `${from} on ${address}: ${word}` });
			}
		}
	};
	await Promise.all([reader(), reader(), reader(), reader()]);
	// What another journey put before the public meanwhile was no secret when it was read.
	const stillPrivate = new Set((await toKeep()).map(({ word }) => word));
	expect(found.filter(({ word }) => stillPrivate.has(word)).map(({ where }) => where)).toEqual([]);
	expect(read, 'pages were there to be read').toBeGreaterThan(200);
});
