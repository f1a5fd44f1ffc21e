import type { TaggedScene } from '../tagged';

/** Stories told in full, first half. */
export const long1: readonly TaggedScene[] = [
	{
		job: 'restaurant',
		at: 'hudson',
		situation:
			'Father and daughter, table by the window. He’s deploying in the morning. She’s eight and wouldn’t look at her plate.',
		need: 'She asked me, not him, what time it would be where he’s going when it’s bedtime here.',
		what: 'I didn’t know, so we found out. The bar lent me its two wall clocks. We set one to New York and one to there, wrote DAD and ME on masking tape, and she decided which song he’d hum at which hour. I wrapped the second one for his duffel.',
		reaction: 'She ate everything, including his fries. He hugged me like I was furniture in a storm.',
		lesson: 'The bar didn’t miss the clocks. The bar needed to miss the clocks.',
		spend: [54, 62],
		method: 'company_card',
		scale: 80,
		photo: 'clock',
		hour: 20
	},
	{
		job: 'reception',
		by: 'Luis Polanco',
		at: 'hudson',
		situation:
			'{mrs} flew in for her brother’s surgery and landed to hear it had been moved up. She stood at my desk with her coat still on and couldn’t remember her own zip code.',
		need: 'She didn’t need a room. She needed somebody to hold the other end of things.',
		what: 'I checked her in from her luggage tag, walked her the nine blocks to the hospital, found the right floor, and sat until a nurse came who knew his name. Then I went back and put her phone on charge and soup in her room. Priya had run the desk alone for two hours without a word.',
		reaction:
			'He’s fine. Both of them came by a week later, arm in arm, very slowly, to see the desk where she’d forgotten her zip code.',
		lesson: 'Priya’s two hours are half of this story.',
		spend: [14, 18],
		method: 'house_comp',
		scale: 68,
		photo: 'window',
		hour: 19
	},
	{
		job: 'engineering',
		at: 'hudson',
		situation:
			'Retired couple, fourth floor. He used to be a lighthouse keeper and told me he hasn’t slept right since they automated it.',
		need: '“It’s not the dark,” he said. “It’s that nothing’s turning.”',
		what: 'Took me a lunch break: a little lamp, a rotisserie motor from the old kitchen, a slit in a coffee can. Set it on the sill. One sweep across the ceiling every ten seconds, same as his light, he’d told me the number.',
		reaction:
			'His wife found me at breakfast. “Nine hours,” she said. “I had to check he was breathing.” I boxed it up for them to take home.',
		spend: [11, 15],
		method: 'out_of_pocket',
		scale: 83,
		photo: 'lighthouse',
		hour: 13
	},
	{
		job: 'housekeeping',
		at: 'hudson',
		situation:
			'A boy in 512 was here to start at the school for the blind, his first week away. His mother was leaving in the morning.',
		need: 'She’d been walking him down the corridor for an hour, counting doors.',
		what: 'After my shift I went along the whole hall and sewed a different button on each door cord: a star by the elevator, a toggle by the ice, and on 512 a big brass one shaped like an anchor. Told the others not to move them.',
		reaction:
			'He did it on the second try with his hand out like he was reading. “That’s me,” he said. His mom kept the spare anchor on her key ring.',
		lesson: 'They’re still up. We’re doing the other floors.',
		spend: [16, 20],
		method: 'out_of_pocket',
		scale: 77,
		photo: 'key',
		hour: 17
	},
	{
		job: 'contact',
		at: 'hudson',
		situation:
			'An older gentleman rang to ask if we had a voicemail he could leave for a guest. The guest had checked out. In 2019.',
		need: 'It was his wife’s reservation. He’d found the confirmation in a book. He wanted to hear the name of the room.',
		what: 'I didn’t transfer him. I found the folio: the garden room, two nights, a late checkout, one slice of lemon cake at eleven p.m. I read it to him line by line, like a story. Then I asked if he’d like to come and see it.',
		reaction: 'He came on her birthday. He ordered the cake at eleven. I stayed on to bring it up.',
		spend: [180, 210],
		method: 'house_comp',
		scale: 72,
		photo: 'lamp',
		hour: 23
	},
	{
		job: 'manager',
		at: 'hudson',
		situation:
			'Snowstorm, nothing moving, a lobby full of people who were supposed to be at other people’s tables for Thanksgiving.',
		need: 'One little kid said it out loud: “So who do we eat with?”',
		what: 'Everybody. We pushed every table in the place into one line from the front door to the bar. Kitchen cooked what we had, guests carried chairs, and the two plow drivers outside got waved in and sat at the head.',
		reaction:
			'Sixty-one people. Somebody’s uncle said grace in Tagalog. Eleven of them have booked the same table this year, and there’s no such table, so I guess there is now.',
		lesson:
			'Nobody asked me if they could. I walked in and it was already happening. Best sentence of my career.',
		spend: [640, 720],
		method: 'house_comp',
		purpose: 'both',
		scale: 95,
		photo: 'table',
		day: '11-27',
		hour: 21
	},
	{
		job: 'reception',
		by: 'Priya Raghavan',
		at: 'hudson',
		situation:
			'We lost a guest’s bag. Us: our van, our tag, wrong hotel, gone. In it was her cello bow, borrowed, for an audition at nine the next morning.',
		need: 'She said she was fine, four times, in a voice that was not.',
		what: 'I said it was our mistake, that I was sorry, and that I’d have a bow in her hand by seven if I had to grow one. Called three schools, two shops and a man in Queens who repairs them. He opened at eleven at night. I put down the deposit and brought back four, so she could choose.',
		reaction:
			'She played the audition in my lobby first, at 7:15, for me and the newspaper guy. The bag turned up at noon. She got the chair at four.',
		lesson: 'Tags get read back out loud now, both sides.',
		matter: 'bow',
		spend: [1640, 1690],
		method: 'company_card',
		purpose: 'fix',
		scale: 94,
		photo: 'note',
		hour: 23
	},
	{
		job: 'restaurant',
		at: 'hudson',
		situation:
			'Anniversary table for two, and only {mr} showed up, with her photograph. He asked if he could still have the table.',
		need: 'He’d put on the whole suit.',
		what: 'I set both places. Poured both glasses. Served him at her pace, because he told me she was slow and it drove him nuts. When the band took its break I asked them for her song and they played it without mikes.',
		reaction:
			'He danced three steps with his hand on the back of the chair. The room very kindly looked at its food. “She’d have said the fish was dry,” he told me. It was a little dry.',
		spend: [58, 66],
		method: 'house_comp',
		scale: 64,
		photo: 'candle',
		hour: 22
	},
	{
		job: 'housekeeping',
		by: 'Inma Galván',
		at: 'cadiz',
		situation:
			'Two English students, first time abroad, sharing the smallest room we have. One broke her glasses on the second day.',
		need: 'She’d come for the Roman theatre. She could see it, she said, as “a beige rumour.”',
		what: 'My cousin Paqui has the optician’s by the market. I took the girl on my break, Paqui tested her eyes with a lot of pointing, and found an old frame that took the lenses. She charged us for the screws.',
		reaction:
			'They went straight to the theatre. I got a photo of a stone with the message: IT HAS LETTERS ON IT.',
		spend: [12, 16],
		method: 'out_of_pocket',
		scale: 44,
		hour: 14
	},
	{
		job: 'reception',
		at: 'coyoacan',
		situation:
			'A woman from Minnesota asked me to translate a street name. It was on the back of a photo: her birth mother, a courtyard, 1979.',
		need: 'She’d been in the city six days and hadn’t dared to show it to anybody.',
		what: 'I knew the courtyard. My dentist is in it. I asked if she wanted company or just directions; she said company. The lady who sells tamales at the gate looked at the photo, then at her, and sat down. She had known them both.',
		reaction:
			'I stood by the gate for an hour and a half. There’s an aunt in Puebla. They’re having Christmas.',
		lesson: 'I was off at three. I’m so glad I forgot.',
		scale: 91,
		photo: 'letter',
		hour: 18
	},
	{
		job: 'engineering',
		at: 'coyoacan',
		situation:
			'A small earthquake, nothing broken, but {mrs} from Ohio had never felt one. Eleven at night, and she wouldn’t go back inside.',
		need: 'She wanted somebody to promise her. I can’t promise that.',
		what: 'What I could do was show her. I walked her around the building with a flashlight: the columns, the joints, the alarm, the stairs, where we’d all stand. I gave her my spare radio so she could hear us. Then I set up a cot under the jacaranda and a second one for me.',
		reaction:
			'She went up to her room at two, on her own, radio in hand. “Good night, base,” it said. “Good night, Ohio,” I said.',
		spend: [5, 8],
		method: 'house_comp',
		scale: 63,
		photo: 'night',
		hour: 2
	}
];
