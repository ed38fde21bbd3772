/** What a person has typed into a form, by the names of its controls, read and put back. Secrets and files are left alone. */
export type TypedValues = Record<string, string[]>;

/** The form's own: they say what it is about, not what somebody typed. */
const ownNames = new Set(['submission', 'version', 'terms', 'revision', 'tab', 'save', 'imageKey']);

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const isControl = (element: unknown): element is Control =>
	element instanceof HTMLInputElement ||
	element instanceof HTMLTextAreaElement ||
	element instanceof HTMLSelectElement;

const isTyped = (control: Control): boolean =>
	control.name !== '' &&
	!ownNames.has(control.name) &&
	!control.name.startsWith('was-') &&
	!['file', 'password', 'submit'].includes(control.type);

const isTick = (control: Control): control is HTMLInputElement =>
	control.type === 'checkbox' || control.type === 'radio';

const controlsOf = (form: HTMLFormElement): Control[] =>
	[...form.elements].filter((one): one is Control => isControl(one) && isTyped(one));

const valuesOf = (control: Control): string[] => {
	if (isTick(control)) return control.checked ? [control.value] : [];
	if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map(({ value }) => value);
	return [control.value];
};

/** Every name, also those of which nothing is ticked. */
export function typedIn(form: HTMLFormElement): TypedValues {
	const values: TypedValues = {};
	for (const control of controlsOf(form)) {
		(values[control.name] ??= []).push(...valuesOf(control));
	}
	return values;
}

/** Those that are no longer as they were. */
export function changedFrom(before: TypedValues, now: TypedValues): TypedValues {
	const same = (name: string) => JSON.stringify(before[name]) === JSON.stringify(now[name]);
	return Object.fromEntries(Object.entries(now).filter(([name]) => !same(name)));
}

/** Puts them back, and tells those who listen. @returns whether anything is different now */
export function putBack(form: HTMLFormElement, values: TypedValues): boolean {
	let differs = false;
	const met: Record<string, number> = {};
	for (const control of controlsOf(form)) {
		const kept = Object.hasOwn(values, control.name) ? values[control.name] : undefined;
		if (!kept) continue;
		const before = JSON.stringify(valuesOf(control));
		if (isTick(control)) control.checked = kept.includes(control.value);
		else if (control instanceof HTMLSelectElement)
			for (const option of control.options) option.selected = kept.includes(option.value);
		else control.value = kept[(met[control.name] = (met[control.name] ?? -1) + 1)] ?? control.value;
		if (JSON.stringify(valuesOf(control)) === before) continue;
		differs = true;
		control.closest('details')?.setAttribute('open', '');
		for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
	}
	return differs;
}
