/**
 * One's own way through the guide: steps ticked in the list are kept in this browser and nowhere else. Without a script there are no
 * boxes, and nothing is lost.
 */
const key = 'guide-done';

function kept(): Set<string> {
	try {
		const slugs: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
		return new Set(Array.isArray(slugs) ? slugs.filter((slug) => typeof slug === 'string') : []);
	} catch {
		// a browser that keeps nothing: the boxes begin empty
		return new Set();
	}
}

function keep(done: ReadonlySet<string>): void {
	try {
		localStorage.setItem(key, JSON.stringify([...done]));
	} catch {
		// they are ticked until the page is left
	}
}

const places = [...document.querySelectorAll<HTMLElement>('[data-guide-step]')];
const told = document.querySelector<HTMLElement>('[data-guide-told]');
const done = kept();

/** The sentence is the page's; the script knows the number. */
function tell(): void {
	if (!told) return;
	const count = places.filter(({ dataset }) => done.has(dataset.guideStep ?? '')).length;
	told.textContent = (told.dataset.guideTold ?? '').replace('#', String(count));
	told.hidden = false;
}

for (const place of places) {
	const slug = place.dataset.guideStep ?? '';
	const box = place.querySelector('input');
	if (!box) continue;
	box.checked = done.has(slug);
	box.addEventListener('change', () => {
		if (box.checked) done.add(slug);
		else done.delete(slug);
		keep(done);
		tell();
	});
	place.hidden = false;
}
tell();
