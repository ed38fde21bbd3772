/**
 * `<form data-send-on-choice>`: what is chosen in a list, a box or a row of buttons shows at once. The page that answers is a new
 * one, so the control that was used is found again on it, and the place of the page kept.
 */
const usedKey = 'chosen-in';

interface Used {
	path: string;
	name: string;
	value: string;
	scrollY: number;
}

const isChoice = (target: EventTarget | null): target is HTMLSelectElement | HTMLInputElement =>
	target instanceof HTMLSelectElement ||
	(target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type));

function remember({ name, value }: HTMLSelectElement | HTMLInputElement): void {
	const used: Used = { path: location.pathname, name, value, scrollY };
	try {
		sessionStorage.setItem(usedKey, JSON.stringify(used));
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

export function listenForChoices(): void {
	const used = recall();
	if (used?.path === location.pathname) {
		const named = [...document.querySelectorAll<HTMLInputElement>('form[data-send-on-choice] [name]')].filter(
			({ name }) => name === used.name,
		);
		(named.find((control) => control.value === used.value) ?? named[0])?.focus({ preventScroll: true });
		scrollTo({ top: used.scrollY, behavior: 'instant' });
	}
	addEventListener('change', ({ target }) => {
		if (!isChoice(target) || !target.form?.matches('[data-send-on-choice]')) return;
		// SvelteKit keeps the page and the focus by itself where it runs.
		if (!target.form.matches('[data-sveltekit-keepfocus]')) remember(target);
		target.form.requestSubmit();
	});
}
