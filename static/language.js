/*
 * The language that a visitor chose is kept in their browser, and a page in another one than theirs offers itself in it.
 * Here and not on the server: a page is the same bytes for everybody (docs/decisions/0034).
 */
(() => {
	const here = document.documentElement.lang;
	const keep = (language) => {
		const secure = location.protocol === 'https:' ? '; secure' : '';
		document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax${secure}`;
	};
	const chosen = /(?:^|; )language=([a-z]{2,3})(?:;|$)/.exec(document.cookie)?.[1];
	const offers = [...document.querySelectorAll('[data-offer]')];
	const offerOf = (language) => offers.find(({ lang }) => lang === language);

	document.addEventListener('click', ({ target }) => {
		const link = target.closest?.('a[hreflang]');
		if (link && link.lang === link.hreflang) keep(link.hreflang);
		const declined = target.closest?.('[data-offer] button');
		if (!declined) return;
		keep(here);
		for (const offer of offers) offer.hidden = true;
	});

	const theirs = navigator.languages.map((tag) => tag.split('-')[0]);
	const wanted = chosen ?? theirs.find((language) => language === here || offerOf(language));
	const offer = wanted && wanted !== here && offerOf(wanted);
	if (!offer) return;
	// Whoever types the site's name again gets the language they chose; a link to a page in another is only answered.
	const arrives = !document.referrer.startsWith(`${location.origin}/`);
	if (chosen && location.pathname === '/' && arrives) location.replace(offer.querySelector('a').href);
	else offer.hidden = false;
})();
