import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withHashesOf } from '#lib/platform/visitors/script-hashes.server.ts';

const named = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = (script: string) =>
	`<script type="application/ld+json">{}</script><p>a</p><script>\n\timport("${script}");\n</script>`;
const written = (script: string) => `\n\timport("${script}");\n`;
const policy = (script: string) => `script-src 'self' ${named(script)}; style-src-attr ${named('a style')}`;

test('the policy names the script that is sent, and everything else as before', () => {
	const [danish, arabic] = [written('/_app/start.js'), written('/_app/ar/start.js')];
	expect(withHashesOf(policy(danish), page('/_app/start.js'), page('/_app/ar/start.js'))).toBe(
		policy(arabic),
	);
	expect(withHashesOf(policy(danish), page('/_app/start.js'), page('/_app/start.js'))).toBe(policy(danish));
	expect(withHashesOf(policy(danish), '<p>no script</p>', '<p>no script</p>')).toBe(policy(danish));
});
