import { readPath } from '#lib/i18n/urls.ts';

/** An address of ours as somebody pastes it, as a path in code form; null for what is no address of ours. The host is not looked at: a copy of the site has another. */
export function pastedPath(text: string): string | null {
	const trimmed = text.trim();
	if (!URL.canParse(trimmed, 'https://here.invalid')) return null;
	const { pathname } = new URL(trimmed, 'https://here.invalid');
	return readPath(pathname).path.replace(/\/$/, '');
}
