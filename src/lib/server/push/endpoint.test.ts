import { describe, expect, it } from 'vitest';
import { isPublicAddress, PUSH_HOSTS_KNOWN, pushUrlOf } from './endpoint';
import { pinnedTo } from './network';
import { openAddressOf, sendNotice, type PushPorts, type PushPost } from './send';
import webpush from 'web-push';

const GOOD = [
	'https://fcm.googleapis.com/fcm/send/abc:def_123-XYZ',
	'https://fcm.googleapis.com:443/wp/abc',
	'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
	'https://web.push.apple.com/QGuQyavXutnMH',
	'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%2b'
];

const PRIVATE_4 = [
	'0.0.0.0',
	'10.0.0.1',
	'10.255.255.255',
	'100.64.0.1',
	'127.0.0.1',
	'127.255.255.254',
	'169.254.169.254',
	'172.16.0.1',
	'172.31.255.255',
	'192.0.0.1',
	'192.0.2.1',
	'192.88.99.1',
	'192.168.1.1',
	'198.18.0.1',
	'198.19.255.255',
	'198.51.100.1',
	'203.0.113.7',
	'224.0.0.1',
	'240.0.0.1',
	'255.255.255.255'
];
const PRIVATE_6 = [
	'::',
	'::1',
	'::ffff:127.0.0.1',
	'::ffff:10.0.0.1',
	'::ffff:8.8.8.8',
	'::127.0.0.1',
	'64:ff9b::a00:1',
	'100::1',
	'2001::1',
	'2001:db8::1',
	'2002:7f00:1::',
	'2002:a00:1::',
	'3fff::1',
	'fc00::1',
	'fd12:3456::1',
	'fe80::1',
	'fe80::1%eth0',
	'fec0::1',
	'ff02::1',
	'4000::1'
];

const KNOWN = 'fcm.googleapis.com';
const ODD = ['2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0', 'localhost', 'localhost.localdomain'];
const NAMES = [
	'metadata.google.internal',
	'kubernetes.default.svc',
	'fcm.googleapis.com.evil.example',
	'evil-fcm.googleapis.com',
	'notfcm.googleapis.com',
	'googleapis.com',
	'push.apple.com.evil.example',
	'evilpush.apple.com',
	'notify.windows.com',
	'xnotify.windows.com',
	'push.services.mozilla.com',
	'127.0.0.1.nip.io',
	'fcm.googleapis.com.',
	'fcm.googleapis.com..',
	'.fcm.googleapis.com',
	'fcm_.googleapis.com',
	'xn--fcm-googleapis-com',
	'fcm。googleapis。com',
	'ｆcm.googleapis.com',
	'FCM.googleapis.com',
	'fcm.googleapis.com%00.evil.example',
	'fcm.googleapis.com%2eevil.example',
	'fcm.googleapis.com\\.evil.example',
	'fcm.googleapis.com\t.evil.example'
];
const SCHEMES = [
	'http',
	'ftp',
	'file',
	'gopher',
	'ws',
	'wss',
	'data',
	'javascript',
	'blob',
	'HTTPS',
	'https:https'
];
const PORTS = ['80', '8443', '22', '6379', '0', '65535', '444', '0443x'];
const SHAPES = [
	`https://user@${KNOWN}/a`,
	`https://user:pw@${KNOWN}/a`,
	`https://@${KNOWN}/a`,
	`https://${KNOWN}@evil.example/a`,
	`https://evil.example#@${KNOWN}/a`,
	`https://evil.example?@${KNOWN}/a`,
	`https://evil.example\\@${KNOWN}/a`,
	`https:\\\\${KNOWN}/a`,
	`https:/${KNOWN}/a`,
	`https:///${KNOWN}/a`,
	`https:${KNOWN}/a`,
	`//${KNOWN}/a`,
	`/${KNOWN}/a`,
	KNOWN,
	'',
	' ',
	` https://${KNOWN}/a`,
	`https://${KNOWN}/a `,
	`https://${KNOWN}/a\n`,
	`https://${KNOWN}/a\r\nx: y`,
	`https://${KNOWN}/a#b`,
	`https://${KNOWN}/\u0000`,
	`https://${KNOWN}/ñ`,
	`https://${KNOWN}/${'a'.repeat(1_024)}`,
	`https://`,
	`https://?`,
	`https://#`,
	`https://:443/`,
	`https://[${KNOWN}]/`,
	'null',
	'undefined',
	'{}'
];

/** Addresses that somebody tried elsewhere, or might: two hundred and more. */
function hostile(): string[] {
	const ips = [
		...PRIVATE_4,
		...PRIVATE_6.map((address) => `[${address}]`),
		'8.8.8.8',
		'[2001:4860:4860::8888]'
	];
	const hosts = [...ips, ...ODD, ...NAMES];
	return [
		...hosts.flatMap((host) => [`https://${host}/a`, `http://${host}/a`, `https://${host}:443/a`]),
		...SCHEMES.map((scheme) => `${scheme}://${KNOWN}/a`),
		...PORTS.map((port) => `https://${KNOWN}:${port}/a`),
		...SHAPES
	];
}

const keys = webpush.generateVAPIDKeys();
const target = {
	p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
	auth: 'tBHItJI5svbpez7KI4CCXg'
};
const notice = { title: 'Te han dado las gracias', url: '/' };

function outside(addresses: string[] | (() => string[]), status = 201) {
	const posts: PushPost[] = [];
	const ports: PushPorts = {
		resolve: () => Promise.resolve(typeof addresses === 'function' ? addresses() : addresses),
		post: (request) => {
			posts.push(request);
			return Promise.resolve(status);
		}
	};
	return { posts, sender: { ports, hosts: PUSH_HOSTS_KNOWN, keys, subject: 'mailto:ops@hotel.example' } };
}

describe('[T9] where a notice may go', () => {
	it.each(GOOD)('%s is of a known push service', (endpoint) => {
		expect(pushUrlOf(endpoint, PUSH_HOSTS_KNOWN)?.protocol).toBe('https:');
	});

	it('200 hostile addresses are none of one', () => {
		const addresses = hostile();
		expect(addresses.length).toBeGreaterThanOrEqual(200);
		expect(addresses.filter((endpoint) => pushUrlOf(endpoint, PUSH_HOSTS_KNOWN) !== null)).toEqual([]);
	});

	it('the operator may name another service, and then no other is known', () => {
		const own = ['push.hotel.example', '*.push.hotel.example'];
		expect(pushUrlOf('https://push.hotel.example/x', own)).not.toBeNull();
		expect(pushUrlOf('https://eu.push.hotel.example/x', own)).not.toBeNull();
		expect(pushUrlOf(GOOD[0] ?? '', own)).toBeNull();
	});

	it('only public addresses are open', () => {
		expect(
			[...PRIVATE_4, ...PRIVATE_6, '', 'fcm.googleapis.com', '8.8.8', '8.8.8.8.8'].filter(isPublicAddress)
		).toEqual([]);
		const open = [
			'8.8.8.8',
			'142.250.184.10',
			'17.188.143.34',
			'2a00:1450:4003:80a::200a',
			'2001:4860:4860::8888'
		];
		expect(open.filter(isPublicAddress)).toEqual(open);
	});

	it.each([...PRIVATE_4, ...PRIVATE_6])('a known name that leads to %s is not used', async (address) => {
		const { sender, posts } = outside(['142.250.184.10', address]);
		expect(await openAddressOf(sender, GOOD[0] ?? '')).toBeNull();
		expect(await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice)).toBe('closed');
		expect(posts).toEqual([]);
	});

	it('rebinding: the name is asked once, and the connection goes to the address that was checked', async () => {
		const answers = [['142.250.184.10'], ['127.0.0.1'], ['169.254.169.254']];
		let asked = 0;
		const { sender, posts } = outside(() => answers[asked++] ?? []);
		expect(await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice)).toBe('sent');
		expect([asked, posts[0]?.address]).toEqual([1, '142.250.184.10']);
		expect(await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice)).toBe('closed');
		expect(posts).toHaveLength(1);
	});

	it('rebinding: whatever the resolver would say by then, the socket is given that address', () => {
		const found: unknown[] = [];
		const note = (...given: unknown[]) => void found.push(given);
		pinnedTo('142.250.184.10')('fcm.googleapis.com', { all: true }, note);
		pinnedTo('2a00:1450::1')('fcm.googleapis.com', {}, note);
		expect(found).toEqual([
			[null, [{ address: '142.250.184.10', family: 4 }]],
			[null, '2a00:1450::1', 6]
		]);
	});

	it.each([
		[201, 'sent'],
		[200, 'sent'],
		[301, 'closed'],
		[307, 'closed'],
		[400, 'failed'],
		[404, 'gone'],
		[410, 'gone'],
		[429, 'failed'],
		[503, 'failed']
	] as const)('%i is %s: no redirect is followed, and what is gone is forgotten', async (status, sent) => {
		const { sender, posts } = outside(['142.250.184.10'], status);
		expect(await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice)).toBe(sent);
		expect(posts).toHaveLength(1);
	});

	it('an outside that throws is a notice that did not come, and nothing else', async () => {
		const { sender } = outside(() => {
			throw new Error('ENOTFOUND');
		});
		expect(await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice)).toBe('failed');
	});

	it('what travels is encrypted for the phone: no word of it can be read on the way', async () => {
		const { sender, posts } = outside(['142.250.184.10']);
		await sendNotice(sender, { endpoint: GOOD[0] ?? '', ...target }, notice);
		const [post] = posts;
		expect(post?.headers).toMatchObject({ TTL: '86400', 'Content-Encoding': 'aes128gcm' });
		expect(post?.headers.Authorization).toMatch(/^vapid t=/);
		expect(Buffer.from(post?.body ?? []).toString('latin1')).not.toContain('gracias');
	});
});
