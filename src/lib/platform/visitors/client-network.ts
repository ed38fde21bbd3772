import { isIPv4, isIPv6 } from 'node:net';

/**
 * What stands for one client when attempts are counted: an IPv4 address, or the /64 of an IPv6 address, for within a
 * /64 anybody has as many addresses as they like. What is no address counts as one client.
 */
export function networkOf(address: string): string {
	const [bare = ''] = address.trim().split('%');
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1] ?? bare;
	if (isIPv4(mapped)) return mapped;
	if (!isIPv6(bare)) return 'unknown';
	// The URL parser writes every spelling of an address in one way, dotted endings too.
	const [head = '', tail] = new URL(`http://[${bare}]/`).hostname.slice(1, -1).split('::');
	const before = head ? head.split(':') : [];
	const after = tail ? tail.split(':') : [];
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
	if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') {
		const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
		return [high >> 8, high & 255, low >> 8, low & 255].join('.');
	}
	return `${groups.slice(0, 4).join(':')}::/64`;
}
