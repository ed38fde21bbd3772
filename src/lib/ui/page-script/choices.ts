/**
 * `<form data-send-on-choice>`: what is chosen in a list, a box, a row of buttons or a calendar shows at once. The page that
 * answers is a new one: the control that was used is found again on it, the place of the page kept, and what it came to
 * (`data-told`) is said. `data-keep-place` does the same for a link or another form, `data-clears` names the field that
 * a choice takes the place of.
 */
const usedKey = 'chosen-in';

interface Used {
	path: string;
	scrollY: number;
	/** The control that was used, or the address of the link. */
	name?: string;
	value?: string;
	address?: string;
}

type Choice = HTMLSelectElement | HTMLInputElement;
const kinds = ['checkbox', 'radio', 'date'];
const isChoice = (target: EventTarget | null): target is Choice =>
	target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && kinds.includes(target.type));

function remember(used: Partial<Used>): void {
	try {
		sessionStorage.setItem(usedKey, JSON.stringify({ path: location.pathname, scrollY, ...used }));
	} catch {
		// a browser that keeps nothing: the page begins at its top
	}
}

function recall(): Used | null {
	try {
		const kept = sessionStorage.getItem(usedKey);
		sessionStorage.removeItem(usedKey);
		return kept ? (JSON.parse(kept) as Used) : null;
	} catch {
		return null;
	}
}

/** The control that was used; a link that is no more, as what it took back is gone, leaves the focus to what is told. */
function lastUsed({ name, value, address }: Used, told: HTMLElement | null): HTMLElement | null | undefined {
	if (address)
		return (
			[...document.querySelectorAll<HTMLAnchorElement>('a[data-keep-place]')].find(
				({ href }) => href === address,
			) ?? told
		);
	const named = [...document.querySelectorAll<HTMLInputElement>('form[data-send-on-choice] [name]')].filter(
		(control) => control.name === name,
	);
	return named.find((control) => control.value === value) ?? named[0];
}

const toldMs = 300;

/** In a place of its own, as a page that was just read is not told again. */
function say(told: HTMLElement | null): void {
	if (!told || told === document.activeElement) return;
	const status = document.createElement('p');
	status.className = 'visually-hidden';
	status.role = 'status';
	document.body.append(status);
	setTimeout(() => (status.textContent = told.textContent), toldMs);
}

/** A browser that goes back shows a form as it was left: the address decides. Where SvelteKit runs, it sees to that. */
function agree(event: PageTransitionEvent): void {
	const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	if (!event.persisted && arrival?.type !== 'back_forward') return;
	for (const form of document.querySelectorAll<HTMLFormElement>(
		'form[data-send-on-choice]:not([data-sveltekit-keepfocus])',
	))
		form.reset();
}

/** A day that is typed is whole when its field is left; halfway through it may be another one. */
let typedDay: HTMLInputElement | null = null;

function choose(chosen: Choice): void {
	const { form, name, value, dataset } = chosen;
	if (!form?.matches('[data-send-on-choice]') || !chosen.validity.valid) return;
	const taken = dataset.clears && form.elements.namedItem(dataset.clears);
	if (value && (taken instanceof HTMLInputElement || taken instanceof HTMLSelectElement)) taken.value = '';
	// SvelteKit keeps the page and the focus by itself where it runs.
	if (!form.matches('[data-sveltekit-keepfocus]')) remember({ name, value });
	form.requestSubmit();
}

export function listenForChoices(): void {
	const used = recall();
	if (used?.path === location.pathname) {
		const told = document.querySelector<HTMLElement>('[data-told]');
		lastUsed(used, told)?.focus({ preventScroll: true });
		scrollTo({ top: used.scrollY, behavior: 'instant' });
		say(told);
	}
	addEventListener('pageshow', agree);
	addEventListener('keydown', ({ target }) => {
		if (target instanceof HTMLInputElement && target.type === 'date') typedDay = target;
	});
	addEventListener('pointerdown', () => (typedDay = null));
	addEventListener('change', ({ target }) => {
		if (isChoice(target) && target !== typedDay) choose(target);
	});
	addEventListener('focusout', ({ target }) => {
		if (!typedDay || target !== typedDay) return;
		if (typedDay.value !== typedDay.defaultValue) choose(typedDay);
		typedDay = null;
	});
	addEventListener('click', ({ target }) => {
		const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[data-keep-place]');
		if (link) remember({ address: link.href });
	});
	addEventListener('submit', ({ target }) => {
		if (target instanceof HTMLFormElement && target.matches('[data-keep-place]')) remember({});
	});
}
