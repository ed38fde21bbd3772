/** Which addresses are anybody's: what an outbound request may connect to. */
import { BlockList, isIP } from 'node:net';

/** What RFC 6890 and its successors set aside, by prefix. */
const v4: readonly [string, number][] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.31.196.0', 24],
	['192.52.193.0', 24],
	['192.88.99.0', 24],
	['192.168.0.0', 16],
	['192.175.48.0', 24],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 4],
	['240.0.0.0', 4],
];
/** Of IPv6 only what is handed out to the world is reached at all; of that, these are not. */
const v6Global: readonly [string, number] = ['2000::', 3];
const v6: readonly [string, number][] = [
	['2001::', 23],
	['2001:db8::', 32],
	// 6to4 carries an IPv4 address, which may be a private one.
	['2002::', 16],
	['3fff::', 20],
];

const closed4 = new BlockList();
for (const [net, prefix] of v4) closed4.addSubnet(net, prefix, 'ipv4');
const open6 = new BlockList();
open6.addSubnet(...v6Global, 'ipv6');
const closed6 = new BlockList();
for (const [net, prefix] of v6) closed6.addSubnet(net, prefix, 'ipv6');

/**
 * Whether this is an address on the open internet. Loopback, private, link-local, shared, multicast and reserved ones are not,
 * nor is IPv4 dressed as IPv6 (mapped, NAT64, 6to4), nor what is no address.
 */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !closed4.check(address, 'ipv4');
	if (family !== 6 || address.includes('%')) return false;
	return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}
