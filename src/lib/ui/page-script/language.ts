/**
 * The language that a visitor chose is kept in their browser, and a page in another one than theirs offers itself in it
 * (`data-offer`). Here and not on the server: a page is the same bytes for everybody (decision 0034).
 */
const yearInSeconds = 31_536_000;

function keep(language: string): void {
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `language=${language}; path=/; max-age=${yearInSeconds}; samesite=lax${secure}`;
}

export function offerLanguage(): void {
	const here = document.documentElement.lang;
	const chosen = /(?:^|; )language=([a-z]{2,3})(?:;|$)/.exec(document.cookie)?.[1];
	const offers = [...document.querySelectorAll<HTMLElement>('[data-offer]')];
	const offerOf = (language: string) => offers.find(({ lang }) => lang === language);

	addEventListener('click', ({ target }) => {
		if (!(target instanceof Element)) return;
		const link = target.closest<HTMLAnchorElement>('a[hreflang]');
		if (link && link.lang === link.hreflang) keep(link.hreflang);
		if (!target.closest('[data-offer] button')) return;
		keep(here);
		for (const offer of offers) offer.hidden = true;
	});

	const theirs = navigator.languages.map((tag) => tag.split('-', 1)[0] ?? '');
	const wanted = chosen ?? theirs.find((language) => language === here || offerOf(language));
	const offer = wanted && wanted !== here && offerOf(wanted);
	if (!offer) return;
	// Whoever types the site's name again gets the language they chose; a link to a page in another is only answered.
	const arrives = !document.referrer.startsWith(`${location.origin}/`);
	const link = offer.querySelector('a');
	if (chosen && link && location.pathname === '/' && arrives) location.replace(link.href);
	else offer.hidden = false;
}
