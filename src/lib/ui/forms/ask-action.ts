/** Asks a form's own action what it would say, without sending the form: a preview while it is filled in. */
import { deserialize } from '$app/forms';

/** What the action answers to the button `intent`; null where it refuses, fails or is not reached. */
export async function askAction<Answer extends Record<string, unknown>>(
	form: HTMLFormElement,
	intent: string,
): Promise<Answer | null> {
	const body = new FormData(form);
	body.set('intent', intent);
	const response = await fetch(location.pathname, {
		method: 'POST',
		body: new URLSearchParams([...body].map(([name, value]) => [name, String(value)])),
		headers: { 'x-sveltekit-action': 'true' },
	}).catch(() => null);
	if (!response) return null;
	const result = deserialize<Answer, Record<string, unknown>>(await response.text());
	return result.type === 'success' ? (result.data ?? null) : null;
}
