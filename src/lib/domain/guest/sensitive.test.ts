import { describe, expect, it } from 'vitest';
import { findSensitive } from './sensitive';

describe('words that need the guest’s own consent', () => {
	it.each([
		['Alérgica a las nueces', 'allergy'],
		['peanut ALLERGY', 'allergy'],
		['Intolerante a la lactosa', 'allergy'],
		['Es celíaco', 'allergy'],
		['Diabética, toma insulina', 'health'],
		['uses a wheelchair', 'health'],
		['va en silla  de ruedas', 'health'],
		['está embarazada', 'health'],
		['She is deaf', 'health'],
		['Va a misa los domingos', 'faith'],
		['asks for halal food', 'faith'],
		['Es judía', 'faith'],
		['Votante del PSOE', 'politics'],
		['a lifelong Republican', 'politics'],
		['Familia gitana', 'origin'],
		['pareja gay', 'intimacy'],
		['Delegado sindical', 'union'],
		['trade-union rep', 'union'],
		['antecedentes penales', 'law']
	])('%s: %s', (text, topic) => {
		expect(findSensitive(text)?.topic).toBe(topic);
	});

	it.each([
		'Prefiere una habitación en planta baja',
		'Doce gatos',
		'Non-alcoholic sparkling wine',
		'Cerveza sin alcohol',
		'Pan sin gluten',
		'Café negro, dos azucarillos',
		'Likes a room with a view of the church',
		'Runs a race in May',
		'Habitación tranquila, lejos del ascensor',
		'Silla con respaldo alto',
		'Window blinds closed at night',
		'Takes the Union Street entrance',
		'Vino de Sicilia, no de Roma',
		'Toca el piano',
		'Cumple el 3 de mayo'
	])('%s is a fact of service', (text) => {
		expect(findSensitive(text)).toBeNull();
	});

	it('gives the word as it was typed', () => {
		expect(findSensitive('🎂 Es Alérgica a todo')?.word).toBe('Alérgica');
		expect(findSensitive('va en Silla  dé ruedas'.normalize('NFD'))?.word).toBe(
			'Silla  dé ruedas'.normalize()
		);
	});

	it('stays quick on long text', () => {
		const from = performance.now();
		findSensitive('a b c d e silla de silla de '.repeat(2_000));
		expect(performance.now() - from).toBeLessThan(500);
	});
});
