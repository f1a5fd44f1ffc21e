import { expect, it } from 'vitest';
import { deviceNameOf } from './deviceName';
import { addressKeyOf } from './requestGuard';
import { freeUsername, usernameOf } from './username';

it.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2'],
	['2001:DB8:0001:2::1', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0']
])('limits count %s as %s', (address, key) => {
	expect(addressKeyOf(address)).toBe(key);
});

it.each([
	['Lucía Prado', 'lucia-prado'],
	['  María-José  O’Neill ', 'maria-jose-o-neill'],
	['Ñandú', 'nandu'],
	['李明', 'person'],
	['a'.repeat(60), 'a'.repeat(40)]
])('the user name of %s is %s', (name, username) => {
	expect(usernameOf(name)).toBe(username);
	expect(usernameOf(username)).toBe(username);
});

it('a taken user name gets the next number', () => {
	expect(freeUsername('ana', new Set())).toBe('ana');
	expect(freeUsername('ana', new Set(['ana', 'ana-2', 'ana-4']))).toBe('ana-3');
});

it.each([
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
		'Safari · iPhone'
	],
	['Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36', 'Chrome · Android'],
	['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
	['curl/8', '']
])('a device is named by what people know', (userAgent, name) => {
	expect(deviceNameOf(userAgent)).toBe(name);
});
