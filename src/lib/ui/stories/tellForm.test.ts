import { describe, expect, it } from 'vitest';
import type { Story } from '$lib/client/types';
import { TellForm } from './tellForm.svelte';

const id = '00000000-0000-7000-8000-000000000001';

function told(): TellForm {
	const form = new TellForm();
	const body = { parts: { what: 'Un té' }, scale: 0, contributors: [], photos: [] };
	form.fillFrom({ id, space: 'here', place: 'server', mine: true, body } as unknown as Story);
	form.texts.what = 'La Sra. Ana Gold tiene doce gatos';
	form.texts.quote = 'Soy Gold, y vuelvo';
	return form;
}

describe('what a telling sends', () => {
	it('[003-5] the guest’s name is out of the words before they leave this phone', () => {
		const guests = [
			{ gesture: id, name: 'Sra. Ana Gold', alias: 'Sra. G.' },
			{ name: 'Doce', alias: 'D.' }
		];
		const sent = told().toArgs(id, guests);
		expect(JSON.stringify(sent)).not.toContain('Gold');
		expect(sent.parts.what).toBe('La Sra. G. tiene doce gatos');
	});

	it('without a guest the words are as typed', () => {
		expect(told().toArgs(id, []).parts.what).toBe('La Sra. Ana Gold tiene doce gatos');
	});
});
