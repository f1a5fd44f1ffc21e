import type { Scene } from '../scene';

export const manager: readonly Scene[] = [
	{
		what: 'I covered [the front desk|two tables|the phones|a cart on four] so that [one of ours could ride to the ER with a guest|a server could hear a story to its end|somebody could hunt down a teddy bear|a pair of glasses could catch its train]. That was the important thing happening today.',
		reaction:
			'[They both came back tired and happy.|It was a terrific story. We got it secondhand.|Bear located. Laundry. Very clean.|Also: the phones never stop. Respect.]',
		hour: [21, 14, 11, 10]
	},
	{
		what: '{mrs} wanted “someone in charge.” I came down, sat [next to her, not across|on the step where she was|with two coffees|without a notepad] and listened. Hardly anything to fix: [she needed to tell it|one apology was missing|it was a hallway light|it had to be written down].',
		reaction:
			'[“There. Now I can go home.”|She showed me the wedding pictures.|New bulb before the coffee was cold.|She booked August while we were talking.]',
		purpose: 'fix'
	},
	{
		what: 'A letter came, [no return address|from a third-grade class|typed on a typewriter|with a drawing], thanking [whoever sings on two|the person who tied an old man’s shoe|“the lady with the red hair”|the breakfast people]. [Took me two days to find her.|Read it out loud at shift change.|That’s Gwen, evenings. She didn’t believe it.|It hangs by the toaster.]',
		reaction:
			'[She sings louder now.|Nobody owned up, so we clapped for everybody.|She sent it home to her mother.|We answered with a drawing of our own.]',
		photo: 'letter'
	},
	{
		what: 'A group lost its [bus|tour guide|meeting room|boat], and it was somebody else’s fault. Who cares whose. [I called three cabs|I guided them myself down {walk}|We set up chairs in the courtyard|We swapped it for a cooking class], and [everyone had a seat|told them what I know and what I don’t|it beat the meeting room|they ended up in flour to the elbows].',
		reaction:
			'[They made it with twelve minutes to spare.|Somebody asked if I do weddings.|They want the courtyard again next year.|Everyone took a loaf home.]',
		purpose: 'both',
		spend: [48, 150],
		method: 'company_card',
		scale: 46
	}
];
