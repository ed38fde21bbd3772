import { expect, test } from 'vitest';
import { askedHost } from '#lib/platform/addresses/asked-host.ts';

test.each<[string | undefined, string]>([
	['localhost', 'localhost'],
	['localhost:3000', 'localhost:3000'],
	['LOCALHOST:1', 'LOCALHOST:1'],
	['127.0.0.1:8080', '127.0.0.1:8080'],
	['[::1]:3000', '[::1]:3000'],
	[undefined, 'own:3000'],
	['', 'own:3000'],
	['foreign.example', 'own:3000'],
	['localhost.foreign.example', 'own:3000'],
	['localhost@foreign.example', 'own:3000'],
	['foreign.example/localhost', 'own:3000'],
	['127.0.0.1:3000:80', 'own:3000'],
	['192.0.2.7:3000', 'own:3000'],
])('%s is answered as %s', (header, expected) => {
	expect(askedHost(header, 'own:3000')).toBe(expected);
});
