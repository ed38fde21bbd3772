/** What a press does: share (`data-share`), copy (`data-copy`), print (`data-print`). */
const presses: Record<string, (pressed: HTMLElement, event: Event) => void> = {
	/** With what the device has; where it has nothing, the link's own address is an e-mail. */
	share({ dataset }, event) {
		if (!navigator.share) return;
		event.preventDefault();
		const [title, url] = [dataset.title, dataset.share];
		void navigator.share({ title, url }).catch(() => {});
	},
	copy(button) {
		const { copy = '', copied = '' } = button.dataset;
		void navigator.clipboard.writeText(copy).then(() => say(button, copied));
	},
	print: () => print(),
};
const shownMs = 3000;

/** On the button, and to those who hear the page. */
function say(button: HTMLElement, sentence: string): void {
	const label = button.textContent;
	button.textContent = sentence;
	const status = button.nextElementSibling;
	if (status) status.textContent = sentence;
	setTimeout(() => {
		button.textContent = label;
		if (status) status.textContent = '';
	}, shownMs);
}

export function listenForPresses(): void {
	addEventListener('click', (event) => {
		if (!(event.target instanceof Element)) return;
		for (const [name, press] of Object.entries(presses)) {
			const pressed = event.target.closest<HTMLElement>(`[data-${name}]`);
			if (pressed) press(pressed, event);
		}
	});
}
