import { isIP } from 'node:net';

/**
 * Who asks, as far as we can trust what we are told. Each of our own proxies adds the address it was asked from at the
 * end of `X-Forwarded-For`, so with `proxies` of them the client stands that many places from the end. A request that did
 * not pass them all, or whose proxy wrote no address, is the socket's.
 */
export function clientAddress(forwarded: string | undefined, proxies: number, socket: string): string {
	const hops = forwarded?.split(',') ?? [];
	const written = proxies > 0 ? hops.at(-proxies)?.trim() : undefined;
	const address = written && withoutPort(written);
	return address && isIP(address) ? address : socket;
}

/** `192.0.2.1:4711` and `[2001:db8::1]:4711` as some proxies write them. */
const withoutPort = (address: string): string => address.replace(/^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/, '$1$2');
