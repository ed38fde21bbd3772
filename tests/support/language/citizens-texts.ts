import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locale } from '#lib/i18n/locale.ts';

type Told = string | { match: Record<string, string> }[];

const routes = {
	front: '(public)/+page.svelte',
	explore: '(public)/explore/+page.svelte',
	event: '(public)/events/[event]/+page.svelte',
	registration: '(public)/events/[event]/registration/[secret]/+page.svelte',
	opportunity: '(public)/opportunities/[opportunity]/+page.svelte',
	partner: '(public)/partners/[organisation]/+page.svelte',
	partners: '(public)/partners/+page.svelte',
	commitments: '(public)/commitments/+page.svelte',
	commitment: '(public)/commitments/[commitment]/+page.svelte',
	results: '(public)/results/+page.svelte',
	goal: '(public)/results/goals/[goal]/+page.svelte',
	plans: '(public)/results/plans/+page.svelte',
	'an action': '(public)/results/plans/[plan]/[action]/+page.svelte',
	'status reports': '(public)/results/status-reports/+page.svelte',
	'a lighthouse project': '(public)/results/lighthouses/[lighthouse]/+page.svelte',
	network: '(public)/results/network/+page.svelte',
	charter: '(public)/pledge/+page.svelte',
	verify: '(public)/verify/+page.svelte',
	join: '(public)/join/+page.svelte',
	'become a partner': 'become-partner/+page.svelte',
	about: '(public)/about/+page.svelte',
	privacy: '(public)/privacy/+page.svelte',
	accessibility: '(public)/was/+page.svelte',
} as const;
/** The mails that somebody without an account gets. */
const mails = 'src/lib/events/registrations/letters.server.ts';

/** A page's own file and every component it is made of. */
function filesOf(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	for (const [, from] of readFileSync(file, 'utf8').matchAll(/from '([^']+\.svelte)'/g)) {
		const next = from!.startsWith('#lib/') ? from!.replace('#lib', 'src/lib') : join(dirname(file), from!);
		filesOf(next, seen);
	}
	return seen;
}

function messagesIn(locale: Locale): Map<string, string[]> {
	const files = [`messages/${locale}.json`, ...globSync(`messages/${locale}/*.json`)];
	return new Map(
		files
			.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Told>))
			.map(([key, told]) => [
				key,
				typeof told === 'string' ? [told] : told.flatMap((one) => Object.values(one.match ?? {})),
			]),
	);
}

/** Names and numbers put into a text are not the text's. */
const withoutNames = (text: string) => text.replaceAll(/[»“]?\{\w+\}[«”]?/g, '').trim();
const isProse = (text: string) => (withoutNames(text).match(/\p{L}+/gu) ?? []).length >= 5;

/** Every citizens' page, and the mails to citizens, with the prose that they are written with, by key. */
export function citizensTexts(locale: Locale): Record<string, Record<string, string>> {
	const messages = messagesIn(locale);
	const proseOf = (files: Iterable<string>) => {
		const code = [...files].map((file) => readFileSync(file, 'utf8')).join('\n');
		const keys = [...new Set([...code.matchAll(/\b(?:m|mail)\.(\w+)/g)].map(([, key]) => key!))];
		return Object.fromEntries(
			keys.flatMap((key) => {
				const told = messages.get(key)?.at(-1);
				return told !== undefined && isProse(told) ? [[key, withoutNames(told)]] : [];
			}),
		);
	};
	return {
		...Object.fromEntries(
			Object.entries(routes).map(([page, file]) => [page, proseOf(filesOf(`src/routes/${file}`))]),
		),
		mails: proseOf([mails]),
	};
}
