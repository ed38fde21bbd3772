import { expect, test } from 'vitest';
import { clientAddress } from '#lib/platform/visitors/client-address.ts';

const socket = '10.0.0.9';

test.each<[string, string | undefined, number, string]>([
	['no proxy: what the client says counts for nothing', '192.0.2.1', 0, socket],
	['no header', undefined, 1, socket],
	['an empty header', '', 1, socket],
	['one proxy', '192.0.2.1', 1, '192.0.2.1'],
	['one proxy, and what the client made up before it', '1.1.1.1, 2.2.2.2,192.0.2.1', 1, '192.0.2.1'],
	['two proxies', '1.1.1.1, 192.0.2.1, 10.0.0.2', 2, '192.0.2.1'],
	['fewer hops than proxies', '192.0.2.1', 2, socket],
	['IPv6', '2001:db8::1', 1, '2001:db8::1'],
	['with a port', '192.0.2.1:4711', 1, '192.0.2.1'],
	['IPv6 with a port', '[2001:db8::1]:4711', 1, '2001:db8::1'],
	['no address', 'unknown', 1, socket],
	['a sentence', `${'a'.repeat(50)} ' or 1=1`, 1, socket],
])('%s', (_, forwarded, proxies, expected) => {
	expect(clientAddress(forwarded, proxies, socket)).toBe(expected);
});
