/**
 * Where a notice may be sent [T9]. An endpoint comes from a phone, so it is never trusted: https on its ordinary port,
 * a known push service by name, and addresses out in the open. Checked when it is kept and again when it is used.
 */
import { BlockList, isIP } from 'node:net';
import { PUSH_ENDPOINT_CHARS_MAX } from '../../protocol/webPush';

/** Push services of the browsers there are; `*.` stands for one or more labels. */
export const PUSH_HOSTS_KNOWN: readonly string[] = [
	'fcm.googleapis.com',
	'updates.push.services.mozilla.com',
	'*.push.services.mozilla.com',
	'web.push.apple.com',
	'*.push.apple.com',
	'*.notify.windows.com'
];

/** Printable ASCII without what URL parsers disagree about. */
const PLAIN = /^[\x21-\x5b\x5d-\x7e]+$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

function isAllowed(host: string, allowed: readonly string[]): boolean {
	return allowed.some((name) =>
		name.startsWith('*.') ? host.endsWith(name.slice(1)) && host.length > name.length - 1 : host === name
	);
}

/** The endpoint's address when it is one of a known push service; null for anything else. */
export function pushUrlOf(endpoint: string, allowed: readonly string[]): URL | null {
	if (endpoint.length > PUSH_ENDPOINT_CHARS_MAX || !PLAIN.test(endpoint)) return null;
	if (!endpoint.startsWith('https://')) return null;
	const url = URL.parse(endpoint);
	if (!url || url.protocol !== 'https:' || url.port !== '') return null;
	if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
	const host = url.hostname;
	// The text itself must begin with that very host: no parser may find another one in it.
	const said = endpoint.slice('https://'.length).split(/[/?]/, 1)[0];
	if (said !== host && said !== `${host}:443`) return null;
	if (!HOST.test(host) || isIP(host) !== 0) return null;
	return isAllowed(host, allowed) ? url : null;
}

/** Everything of IPv4 that is not somebody's public host (IANA special-purpose registry). */
const CLOSED_4: readonly [string, number][] = [
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
	['240.0.0.0', 4]
];
/** Of IPv6 only global unicast is open, without what tunnels to elsewhere or is set aside. */
const OPEN_6: readonly [string, number] = ['2000::', 3];
const CLOSED_6: readonly [string, number][] = [
	['2001::', 23],
	['2001:db8::', 32],
	['2002::', 16],
	['2620:4f:8000::', 48],
	['3fff::', 20]
];

const closed = new BlockList();
for (const [net, bits] of CLOSED_4) closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of CLOSED_6) closed.addSubnet(net, bits, 'ipv6');
const open6 = new BlockList();
open6.addSubnet(...OPEN_6, 'ipv6');

/** Whether an IP address is a public one. What is no address at all is not. */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !closed.check(address, 'ipv4');
	if (family !== 6 || address.includes('%')) return false;
	return open6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
