import { expect, test } from 'vitest';
import { networkOf } from '#lib/platform/visitors/client-network.ts';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['::ffff:c000:207', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
	['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
	['2001:db8::1', '2001:db8:0:0::/64'],
	['2001:db8::1:2:3:4:5', '2001:db8:0:1::/64'],
	['::1', '0:0:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
	[' 192.0.2.7 ', '192.0.2.7'],
	['', 'unknown'],
	['192.0.2', 'unknown'],
	['x'.repeat(10_000), 'unknown'],
	['192.0.2.7, 198.51.100.1', 'unknown'],
])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
