/**
 * SvelteKit names a page's inline script in the policy by the hash of what it wrote. Where the page was changed after
 * that, as by the addresses of its language's scripts, the policy has to name what is sent.
 */
import { createHash } from 'node:crypto';

const inline = /<script>([\s\S]*?)<\/script>/g;
const hashOf = (script: string): string => createHash('sha256').update(script).digest('base64');

/** `before` and `after`: the page as SvelteKit hashed it, and as it is sent. */
export function withHashesOf(policy: string, before: string, after: string): string {
	const written = [...before.matchAll(inline)].map(([, script = '']) => script);
	const sent = [...after.matchAll(inline)].map(([, script = '']) => script);
	return written.reduce(
		(changed, script, index) => changed.replaceAll(hashOf(script), () => hashOf(sent[index] ?? '')),
		policy,
	);
}
