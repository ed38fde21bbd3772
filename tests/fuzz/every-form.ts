/** What every form action bears that somebody fills in: asked of each of the route tree, before chance has its turn. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { withLocale } from '#lib/i18n/locale.server.ts';
import { m } from '#lib/paraglide/messages.js';
import { maxFileBytes } from '#lib/platform/files/bounds.ts';
import { typedTexts } from '../support/rubbish.ts';
import { formsOn, hasFile, isPrefilled } from './harvest.ts';
import type { Fields } from './hostile.ts';
import type { FuzzedSite, Target } from './site.ts';

interface Answered {
	status: number;
	text: string;
	headers: Headers;
}

export type Form = Target & { html: string; untouched: Fields | undefined };

let asked = 0;
/** By form, for a form may end the sessions of who sends it. */
const cookies = new WeakMap<Target, string>();

/** A page as somebody sees it: another may see other forms there. */
export const seenAs = ({ as, page }: Target): string => `${as} ${page}`;

/** The forms of the site as the pages of the doors show them, each with what a browser would send of it. */
export async function formsOf(site: FuzzedSite): Promise<Form[]> {
	const pages = new Map<string, string>();
	const forms: Form[] = [];
	for (const target of await site.targets()) {
		const key = seenAs(target);
		const html = pages.get(key) ?? (await open(site, target)).text;
		pages.set(key, html);
		forms.push({ ...target, html, untouched: formsOn(html, true).get(target.action) });
	}
	return forms;
}

async function headersFor(site: FuzzedSite, target: Target) {
	const from = `10.98.${++asked >> 8}.${asked & 255}`;
	const cookie = cookies.get(target) ?? (target.as ? await site.cookieOf(target.as) : '');
	cookies.set(target, cookie);
	return { cookie, origin: site.url, accept: 'text/html', 'x-forwarded-for': from };
}

async function open(site: FuzzedSite, target: Target): Promise<Answered> {
	const answer = await fetch(site.url + target.page, { headers: await headersFor(site, target) });
	return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

async function send(
	site: FuzzedSite,
	form: Target,
	body: FormData | URLSearchParams | string,
	{ byScript = false } = {},
): Promise<Answered> {
	const answer = await fetch(site.url + form.path, {
		method: 'POST',
		redirect: 'manual',
		signal: AbortSignal.timeout(20_000),
		headers: {
			...(await headersFor(site, form)),
			...(byScript ? { accept: 'application/json', 'x-sveltekit-action': 'true' } : {}),
			...(typeof body === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
		},
		body,
	});
	return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const bodyOf = (fields: Fields): FormData => {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	return body;
};

/** The fields' state that a form of ours was filled from. The terms of an agreement count theirs themselves. */
const versionIn = (fields: Fields | undefined): string | null => {
	const version = fields?.find(([name]) => name === 'version')?.[1];
	return typeof version === 'string' && version.includes(':') ? version : null;
};

const mark = 'Det her må ikke gå tabt';

/** Each form that carries what it was filled from, sent as if all of it had been changed by another meanwhile. */
export async function secondEditors(site: FuzzedSite, forms: readonly Form[]) {
	const wrong: string[] = [];
	let tried = 0;
	const told = withLocale('da', () => m.refused_edited_meanwhile());
	for (const form of forms) {
		const version = versionIn(form.untouched);
		if (!form.untouched || version === null) continue;
		tried++;
		const stale = version.replaceAll(/:\S*/g, ':another');
		const own: Fields = form.untouched.map(([name, value]) =>
			name === 'version' ? [name, stale] : name === 'title' ? [name, `${String(value)} igen`] : [name, value],
		);
		// What has to be chosen, and is not chosen yet.
		const names = new Set(own.map(([name]) => name));
		const chosen =
			formsOn(form.html)
				.get(form.action)
				?.filter(([name]) => !names.has(name)) ?? [];
		const reasoned = own.map(([name, value]): Fields[number] => [name, value || mark]);
		/** Where what else is empty is no text: the reason alone. */
		const because = own.map(([name, value]): Fields[number] => [name, name === 'reason' ? mark : value]);
		const answers: Answered[] = [];
		for (const fields of [own, [...own, ...chosen], reasoned, [...reasoned, ...chosen], because])
			answers.push(await send(site, form, bodyOf(fields)));
		if (!answers.some(({ status, text }) => status === 422 && text.includes(told)))
			wrong.push(`${form.name}: ${answers.map(({ status }) => status).join()}`);
		const { text: after } = await open(site, form);
		if (versionIn(formsOn(after, true).get(form.action)) !== version)
			wrong.push(`${form.name}: it was saved`);
	}
	return { tried, wrong };
}

/** Forms that begin with what is stored and do not say which state of it they were filled from. */
export const withoutVersion = (forms: readonly Form[]): string[] =>
	forms
		.filter(
			({ untouched, html, action }) =>
				untouched && !untouched.some(([name]) => name === 'version') && isPrefilled(html, action),
		)
		.map(({ name }) => name);

/** Each form that takes a file gets one that is too large: said at its field, with what was typed. */
export async function filesTooLarge(site: FuzzedSite, forms: readonly Form[]) {
	const wrong: string[] = [];
	let tried = 0;
	for (const form of forms) {
		const field = hasFile(form.html, form.action);
		if (!field || !form.untouched) continue;
		tried++;
		const body = bodyOf(form.untouched.map(([name, value]) => [name, value || mark]));
		body.append(field, new File([Buffer.alloc(maxFileBytes + 1_000_000)], 'stort.jpg'));
		const { status, text } = await send(site, form, body);
		const typed = form.untouched.some(([name, value]) => name !== 'submission' && !value);
		if (status !== 422 || (typed && !text.includes(mark))) wrong.push(`${form.name}: ${status}`);
	}
	return { tried, wrong };
}

/** They do what their link says with any body, and read none. */
const readsNothing =
	/(?:confirm-contribution|invitation|still-right|registration|(?:alerts|barriers|debates)\/confirm)\/\[secret\]|debates\/voice\/\[secret\] \?\/(?:leave|nameOff|take(?:Post)?Back)|barriers\/voice\/\[secret\] \?\/(?:leave|takeBack)|alerts\/\[secret\](?:\/one-click| \?\/endAll)|seats\/\[secret\](?:\/one-click| \?\/(?:decline|leave))|account \?\/everywhere|logout/;

/**
 * Ten megabytes, as the request says before it sends them: most of it stays with who sends it, where the answer does not
 * wait for it. A form with a file reads what it may, and then answers.
 */
export async function tenMegabytes(site: FuzzedSite, forms: readonly Form[]): Promise<string[]> {
	const wrong: string[] = [];
	for (const form of forms) {
		if (readsNothing.test(form.name)) continue;
		const { status, text, headers } = await announced(site.url + form.path, await headersFor(site, form));
		const isReadable = /<h1[^>]*>[^<]+/.test(text) && text.includes('</html>');
		const isPrivate = !form.as || headers['cache-control'] === 'private, no-store';
		if (status !== 413 || !isReadable || !isPrivate)
			wrong.push(
				`${form.name}: ${status}${isReadable ? '' : ', no page'}${isPrivate ? '' : ', not private'}`,
			);
	}
	return wrong;
}

function announced(url: string, headers: Record<string, string>) {
	const body = Buffer.alloc(10_000_000, 'a');
	body.write('name=');
	type Said = { status?: number; text: string; headers: IncomingHttpHeaders };
	return new Promise<Said>((settle, fail) => {
		const sent = request(url, {
			method: 'POST',
			headers: {
				...headers,
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': body.length,
			},
		});
		const rest = setTimeout(() => sent.end(body.subarray(65_536)), 1000);
		sent.on('error', fail);
		sent.on('response', (answer) => {
			clearTimeout(rest);
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (piece: string) => (text += piece));
			answer.on('end', () => {
				settle({ status: answer.statusCode, text, headers: answer.headers });
				sent.destroy();
			});
		});
		sent.write(body.subarray(0, 65_536));
	});
}

/** Every field of every form holding one of the texts, as a script sends it: a sentence, or taken; never an error of ours. */
export async function textsInEveryField(site: FuzzedSite, forms: readonly Form[]): Promise<string[]> {
	const wrong: string[] = [];
	for (const form of forms) {
		const fields = form.untouched?.filter(([name]) => !/^(submission|version)$/.test(name)) ?? [];
		if (fields.length === 0) continue;
		cookies.delete(form);
		for (const text of typedTexts) {
			const { status } = await send(site, form, bodyOf(fields.map(([name]) => [name, text.toWellFormed()])), {
				byScript: true,
			});
			if (status >= 500) wrong.push(`${form.name}: ${status} for ${JSON.stringify(text.slice(0, 20))}`);
		}
	}
	return wrong;
}
