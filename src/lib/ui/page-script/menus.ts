/** `<details data-menu>` closes by Escape, by a press outside and by a followed link. */
const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]');

export function listenForMenus(): void {
	addEventListener('click', ({ target }) => {
		if (!(target instanceof Element)) return;
		for (const menu of openMenus()) {
			if (!menu.contains(target) || target.closest('a')) menu.open = false;
		}
	});
	addEventListener('keydown', ({ key }) => {
		if (key !== 'Escape') return;
		for (const menu of openMenus()) {
			menu.open = false;
			menu.querySelector('summary')?.focus();
		}
	});
}
