import type { TaggedScene } from '../tagged';

/** Stories told in full, second half. */
export const long2: readonly TaggedScene[] = [
	{
		job: 'reception',
		at: 'hudson',
		situation:
			'Family of five, moving across the country in one car, stopped with us for a night. At checkout the youngest was hiding under the piano.',
		need: 'She thought the old house wouldn’t know where to find them.',
		what: 'I took her seriously, because it’s a serious problem. We wrote the house a letter with the new address, she drew a map, I stamped it with every stamp we own, and we walked to the mailbox together. I’d already asked her mom for the name of the folks who bought it.',
		reaction:
			'The new owners wrote back, as the house. “Dear Josie, I am well. My stairs still squeak.” Her mother sent me a copy.',
		lesson: 'I’ll be honest, I cried at the desk.',
		scale: 49,
		photo: 'letter',
		hour: 11
	},
	{
		job: 'contact',
		at: 'hudson',
		situation:
			'Three weeks, five calls, two departments: {mr} was still waiting for a refund he’d been promised in five days.',
		need: 'When I picked up he said, “You’re going to transfer me.” Not even angry. Just tired.',
		what: 'I said: my name is Amara, this is mine now, and I’m not hanging up. I apologized for all five calls. I got finance on the other line and stayed while it was done. Thirty-one minutes. We talked about his bees.',
		reaction: 'The money landed while we were on queen cells. He sent honey, a jar per department.',
		lesson:
			'It was stuck between two screens that don’t talk. That’s on the causes board now, with an owner.',
		spend: [60, 75],
		method: 'house_comp',
		purpose: 'fix',
		scale: 38,
		hour: 16
	},
	{
		job: 'housekeeping',
		by: 'Moira Sullivan',
		at: 'hudson',
		situation:
			'A Broadway understudy lived with us for two months. She never once went on. Every night she came home with her makeup still perfect.',
		need: 'Last day of the run. I heard her singing it to the bathroom mirror, the whole thing.',
		what: 'I told the girls. At four, shift change, there were fourteen of us sitting on the hallway floor with our carts parked and the lights off except one. I knocked: “Miss, places.”',
		reaction:
			'She came out in the hotel robe and she did it. All of it, the high note too. Then she ran down the line and hugged every apron.',
		lesson: 'Rooms were late by twenty minutes. Not one person complained. Two guests asked for an encore.',
		scale: 85,
		photo: 'curtain',
		hour: 16
	},
	{
		job: 'restaurant',
		at: 'hudson',
		situation:
			'{boy} was diagnosed with type 1 that same afternoon. His parents had a binder, a scale and the faces of people taking an exam.',
		need: 'He asked if he was ever allowed to have dessert again.',
		what: 'I’ve had it since I was nine. I sat down, lifted my sleeve and showed him my sensor. Then we did the whole menu together, him and me, guess and check. He got the lasagna within three grams. We had sundaes. We both counted. We both pressed our buttons.',
		reaction: 'His dad shook my hand and then couldn’t stop shaking it. {boy} told the room: “Same as her.”',
		lesson: 'It wasn’t service. It was just being there on the right day.',
		scale: 57,
		hour: 19
	},
	{
		job: 'engineering',
		at: 'hudson',
		situation: 'No hot water on six, seven and eight, from five in the morning. Marathon Sunday.',
		need: 'Eighty-some runners about to stand in the cold for three hours, and later, eighty-some runners who’d want a bath more than a medal.',
		what: 'Told every one of them myself, at the door, before they found out: our fault, here’s what I know, here’s when I’ll know more. Had the gym next door open its showers, cabs both ways on us. Fixed the valve by ten. Then I ran eighty bathtubs, with the crew, timed off the race app.',
		reaction:
			'They came in limping and the tubs were full. I have never been kissed by so many sweaty people.',
		lesson: 'Valve was due in June. It has a date and a name on it now.',
		spend: [560, 610],
		method: 'company_card',
		purpose: 'fix',
		scale: 81,
		photo: 'window',
		day: '11-01',
		hour: 17
	},
	{
		job: 'manager',
		at: 'hudson',
		situation:
			'An immigration hearing upstate at eight. Their ride cancelled at four in the morning. Mother, father, a baby, a folder as thick as a brick.',
		need: 'If they’re not there, they’re not there. You don’t get to be late to that.',
		what: 'Luis from the night desk woke me up to say he was already driving. I covered his desk in my pajama top. He called on the way so I could print a page they’d forgotten, and the clerk let me fax it. Who still has a fax? We do.',
		reaction:
			'Seven fifty-one. Granted. He bought them pancakes on the way home and they named a stuffed bear after him.',
		lesson: 'He told me, he didn’t ask me. That’s right. That’s how it’s meant to go.',
		spend: [96, 110],
		method: 'out_of_pocket',
		purpose: 'both',
		scale: 92,
		photo: 'road',
		hour: 14
	},
	{
		job: 'restaurant',
		at: 'cadiz',
		situation:
			'A couple from Leeds had saved for one dinner by the sea, and the fog came in so thick you couldn’t see the rail.',
		need: 'She laughed about it. He’d stopped laughing a while ago; there was a box in his jacket.',
		what: 'I couldn’t move the fog, so I used it. We put every lantern we own out on the terrace, in a ring, and one table in the middle. No sea, no town, no other people. Just a small gold room in a cloud. I told the guitarist to stand where nobody could see him.',
		reaction: 'We heard “yes” and then we heard him laugh again. In the pictures it looks like the moon.',
		spend: [32, 40],
		method: 'house_comp',
		scale: 79,
		photo: 'lantern',
		hour: 23
	},
	{
		job: 'contact',
		at: 'cadiz',
		situation:
			'{mrs} books the same fortnight every September and always asks whether the cat on the harbour steps is still there.',
		need: 'This year her voice was careful. She lost her own in the spring.',
		what: 'I told her I’d go and look, and I did, on my way home. He was there: fatter, rude, one ear. I sent her a picture, then one every Friday until she came. “He’s on the third step today. He says the sardines are late.”',
		reaction:
			'She went to the steps before she checked in. I know because he was sitting on her suitcase in the photo.',
		lesson: 'Eleven Fridays, two minutes each.',
		scale: 27,
		photo: 'cat',
		hour: 19
	},
	{
		job: 'manager',
		at: 'coyoacan',
		situation:
			'The airline put a school orchestra from Texas up with us at midnight. Forty-two kids, no dinner, concert the next day, and one of them having a proper meltdown on our stairs.',
		need: 'The chaperone was twenty-four years old and had been holding it together since Dallas.',
		what: 'Kitchen was closed, so we opened it. Quesadillas, in a line, assembly by trombones. Our night porter sat down on the stair next to the boy and just breathed with him, in for four, out for six. I sent the chaperone to bed and took the clipboard.',
		reaction:
			'At ten the next morning they played for us in the courtyard before the bus came. The boy from the stairs had the solo.',
		spend: [150, 175],
		method: 'house_comp',
		purpose: 'both',
		scale: 75,
		photo: 'note',
		hour: 11
	},
	{
		job: 'housekeeping',
		at: 'coyoacan',
		situation:
			'A photographer stayed three weeks for a project and never opened her curtains. I thought: migraines. It was grief.',
		need: 'On the desk there was a plant in a glass, nearly dead. A cutting from her grandmother’s kitchen, she said, and looked away.',
		what: 'I know plants. Every day I turned the glass a little, changed the water, moved it one hand closer to the window. And the curtain with it: one hand a day. I never mentioned it.',
		reaction:
			'On day nine it had a root. On day ten she opened the other curtain herself. She left me a print: a glass, a root, all that light.',
		lesson: 'Some things you do a hand at a time.',
		scale: 43,
		photo: 'plant',
		hour: 12
	},
	{
		job: 'contact',
		at: 'hudson',
		situation:
			'The cellist whose bag we lost rang the line at six to cancel her dinner. She’d be “in a queue for a bow” all night.',
		need: 'She hadn’t eaten since the airport, and she was paying for the room herself, out of her last fellowship check.',
		what: 'I sent dinner up, twice, and took the night off her bill. I didn’t know the desk was already halfway to Queens on the same errand. We found out at seven the next morning, both of us standing there crying at the same audition.',
		reaction: '“You people move in packs,” she said.',
		lesson: 'Two of us on one guest, neither knowing. I’d do it again, I’d just call downstairs first.',
		matter: 'bow',
		spend: [290, 320],
		method: 'house_comp',
		purpose: 'fix',
		scale: 66,
		hour: 23
	},
	{
		job: 'owner',
		at: 'hudson',
		situation:
			'My flight was delayed, so I got to the house at one in the morning, in sneakers, with no reservation. The desk didn’t know me.',
		need: 'Full house. I looked terrible. I decided not to say who I was.',
		what: 'The kid at the desk, third week, found me a couch in the library, a blanket, a grilled cheese he made himself, and the wifi code written big “because it’s late and the font is mean.” He wouldn’t take a card. “It’s a couch,” he said. “Come back when you need a bed.”',
		reaction:
			'I told him in the morning. He turned gray, then he said: “Was the grilled cheese all right?” It was the best one I’ve had.',
		lesson: 'This story is his. I only ate the sandwich.',
		spend: [6, 8],
		method: 'house_comp',
		scale: 45,
		photo: 'lamp',
		hour: 9
	}
];
