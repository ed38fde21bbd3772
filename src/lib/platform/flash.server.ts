/**
 * The cookie that carries a flash to the next page (decision 0026). It goes when a page with it is answered: a reload
 * does not say it twice, a redirect on the way or a lost answer leaves it.
 */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { href } from '#lib/i18n/urls.ts';
import { readFlash, writeFlash, type Flash, type FlashShown, type FlashTable } from '#lib/platform/flash.ts';

/** Under TLS the prefix lets no neighbouring host set it. */
const nameOf = (secure: boolean): string => (secure ? '__Host-flash' : 'flash');
const seconds = 300;

type Asking = Pick<RequestEvent, 'cookies' | 'url' | 'locals'>;
const isSecure = ({ url }: Pick<Asking, 'url'>): boolean => url.protocol === 'https:';
const settings = (asking: Pick<Asking, 'url'>, maxAge: number) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(asking), maxAge }) as const;

/** Where an action leads, with something to say there. */
export interface Onward {
	/** In code form. */
	to: string;
	flash: Flash;
}

/** Goes to a page in code form (303), where it is said. */
export function redirectSaying(event: Pick<Asking, 'cookies' | 'url'>, to: string, flash: Flash): never {
	event.cookies.set(nameOf(isSecure(event)), writeFlash(flash), settings(event, seconds));
	redirect(303, href(to));
}

/** Something is to be said to who asks: such a page is theirs alone, not kept and not from what was kept. */
export const bringsFlash = (event: Pick<Asking, 'cookies' | 'url'>): boolean =>
	event.cookies.get(nameOf(isSecure(event))) !== undefined;

/** What is to be said on this page. */
export function flashOf(event: Asking, tables: readonly FlashTable[]): FlashShown | null {
	const cookie = event.cookies.get(nameOf(isSecure(event)));
	if (cookie === undefined) return null;
	event.locals.flashTold = true;
	return readFlash(cookie, tables);
}

/** Lets the cookie go with the page that told it. */
export async function endFlash(
	event: Asking & { isDataRequest: boolean },
	response: Response,
): Promise<void> {
	if (!event.locals.flashTold || (await leadsOn(response, event.isDataRequest))) return;
	// SvelteKit has written the cookies of this answer already.
	const gone = event.cookies.serialize(nameOf(isSecure(event)), '', settings(event, 0));
	response.headers.append('set-cookie', gone);
}

/** A redirect, as a browser or as the script of the page before gets it. */
async function leadsOn(response: Response, isDataRequest: boolean): Promise<boolean> {
	if (response.headers.has('location')) return true;
	return isDataRequest && (await response.clone().text()).startsWith('{"type":"redirect"');
}
