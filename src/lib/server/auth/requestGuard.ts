const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** Largest declared body of any request; routes read less. */
export const BODY_BYTES_MAX = 1024 * 1024;

/**
 * Whether a request to the API may come from where it says it comes from [T7]: one's own pages, or no page at all.
 * What changes anything also needs our header, which no form and no foreign page can send unasked, and JSON; what is
 * put somewhere may be bytes, which no form can send either.
 */
export function isSameOrigin(request: Request, origin: string): boolean {
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return false;
	const from = request.headers.get('origin');
	if (from !== null && from !== origin) return false;
	if (SAFE_METHODS.has(request.method)) return true;
	if (site === 'none' || request.headers.get('x-respiro') !== '1') return false;
	const type = request.headers.get('content-type');
	if (type === null)
		return !request.headers.get('content-length') || request.headers.get('content-length') === '0';
	const name = type.split(';')[0]?.trim().toLowerCase();
	return name === 'application/json' || (request.method === 'PUT' && name === 'application/octet-stream');
}

/** Whether the body says that it is too large. Unannounced ones are cut off while being read. */
export function isDeclaredTooLarge(request: Request): boolean {
	const length = request.headers.get('content-length');
	return length !== null && !(Number(length) <= BODY_BYTES_MAX);
}

/** Headers of every answer, pages and errors included [ASVS 3.4]. The policy of content comes from the page itself. */
export function securityHeaders(origin: string): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'permissions-policy':
			'camera=(self), publickey-credentials-get=(self), publickey-credentials-create=(self), geolocation=(), microphone=(), payment=(), usb=()',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'x-frame-options': 'DENY',
		...(origin.startsWith('https:')
			? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
			: {})
	};
}

/** What rate limits count by: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export function addressKeyOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('::');
	const groups = head === '' ? [] : head.split(':');
	if (tail !== undefined) {
		const end = tail === '' ? [] : tail.split(':');
		while (groups.length + end.length < 8) groups.push('0');
		groups.push(...end);
	}
	return groups
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':');
}
