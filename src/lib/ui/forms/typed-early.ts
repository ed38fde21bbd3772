/**
 * A page can be written in and unfolded before its scripts have arrived, and Svelte then sets every field, and every
 * fold, to what the server sent. So what was done is remembered while the page wakes, and put back when it has.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const written = new Map<Control, string | boolean>();
/** What was folded out or in by hand. */
const folded = new Map<HTMLDetailsElement, boolean>();
const ticked = (control: Control): control is HTMLInputElement =>
	control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox');

function remember({ target }: Pick<Event, 'target'>): void {
	if (target instanceof HTMLInputElement && (target.type === 'file' || target.type === 'hidden')) return;
	if (
		target instanceof HTMLInputElement ||
		target instanceof HTMLTextAreaElement ||
		target instanceof HTMLSelectElement
	) {
		written.set(target, ticked(target) ? target.checked : target.value);
	}
}

/** Before the browser acts on the click. */
function rememberFold({ target }: Event): void {
	const details = target instanceof Element ? target.closest('summary')?.parentElement : null;
	if (details instanceof HTMLDetailsElement) folded.set(details, !details.open);
}

function isUntouched(control: Control): boolean {
	if (ticked(control)) return control.checked === control.defaultChecked;
	if (!(control instanceof HTMLSelectElement)) return control.value === control.defaultValue;
	const first = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
	return control.value === (first?.value ?? '');
}

/** Before the page wakes: notes what has been written so far, and goes on noting. */
export function rememberTyped(): void {
	for (const control of document.querySelectorAll<Control>('input, textarea, select')) {
		if (!isUntouched(control)) remember({ target: control });
	}
	for (const details of document.querySelectorAll<HTMLDetailsElement>('details[open]')) {
		folded.set(details, true);
	}
	for (const kind of ['input', 'change']) document.addEventListener(kind, remember, true);
	document.addEventListener('click', rememberFold, true);
}

/** When it is awake: puts back what it lost, and tells those who listen. */
export function restoreTyped(): void {
	for (const kind of ['input', 'change']) document.removeEventListener(kind, remember, true);
	document.removeEventListener('click', rememberFold, true);
	for (const [details, open] of folded) if (details.isConnected) details.open = open;
	folded.clear();
	for (const [control, value] of written) {
		if (!control.isConnected) continue;
		if (ticked(control)) control.checked = value === true;
		else control.value = String(value);
		// Also where nothing was lost: who shows a choice at once was not listening when it was made.
		for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
	}
	written.clear();
}
