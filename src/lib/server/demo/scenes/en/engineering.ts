import type { Scene } from '../scene';

export const engineering: readonly Scene[] = [
	{
		what: 'I was [painting trim on three|up a ladder with a dead bulb|bleeding radiators|elbow-deep in a boiler] when a guest came running: [missing his flight|last ferry in twenty minutes|daughter in labor across town|train to the interview]. Put down the [brush|bulb|key|wrench], took the van, and drove.',
		reaction:
			'[Made it. Paint on his cuff as a souvenir.|The deckhand saw us waving and waited.|Seven pounds two. They sent me her picture first thing.|He called from the platform, out of breath, to say yes.]',
		lesson:
			'[A wall can wait.|Radioed it in and Sal took over the hall. Half of this is Sal’s.|No radiator was ever in a hurry.|Person first, boiler second.]',
		scale: 58,
		spend: [6, 20],
		method: 'out_of_pocket',
		photo: 'plane'
	},
	{
		what: '{mrs} had a [suitcase wheel|stroller strap|pair of glasses|violin case] give out on her. Took it down to the shop: [an old skateboard bearing|two rivets and a bit of my belt|a dab of solder and patience|a window-blind hook].',
		reaction:
			'[Rolls better than new, she says.|The baby signed off on it with one sticky hand.|“I can see your wrinkles, young man.”|She played something short by the loading dock, for us.]',
		photo: 'suitcase',
		spend: [3, 9],
		method: 'petty_cash'
	},
	{
		what: 'The unit in [318|206|411|109] was going [tick, tick|whoo|like a mosquito|like somebody whispering]. Someone had looked and said it was nothing. To her it was something. I sat on the floor [in the dark for ten minutes|with a glass to the wall|until I heard it too|with my ear on the grille]. It was [a dime|a dry seal|a loose screw|a feather].',
		reaction:
			'[“Thank you for believing me.”|Silence. We both just stood and listened to it.|She slept. Thumbs up from across the dining room.|She kept the feather.]',
		purpose: 'fix'
	},
	{
		what: '{boy} followed me down the hall asking [what every tool was for|where the water goes|how the elevator knows|who turns on the street lights]. [I gave him gloves and he did the last screw.|I drew him the pipes in color.|We took his folks down to see the motor.|I let him throw the switch for the courtyard.]',
		reaction:
			'[He took payment in one caramel and asked for a receipt.|Explained drains to the whole dinner table.|“When I grow up I want to be you.”|“Let there be light,” he said, dead serious.]'
	},
	{
		what: 'Guest in a wheelchair and [one dumb step to the terrace|a carpet that grabbed her wheels|a mirror hung for giants|a lip on the shower]. It was [noon|my lunch|five minutes to clock-out|a holiday]. [Built a ramp out of two boards and grit tape.|Rolled it up and put it away for good.|Dropped it a foot and that’s where it stays.|Plywood, non-slip, silicone. One hour.]',
		reaction:
			'[She went out to see the sunset by herself. By herself.|“Didn’t say a word, just fixed it. That’s how.”|First time she’d seen her whole outfit all trip.|Solid high five.]',
		lesson:
			'[The proper ramp’s on order.|We should have spotted it first.|Checked the other six mirrors too.|Everyone on the team should tour this place in a chair, once.]',
		scale: 36,
		spend: [14, 65],
		method: 'company_card'
	},
	{
		what: '{mr} came down to the shop, embarrassed: his [father’s watch|shortwave radio|wind-up clock|electric razor] had quit. Nothing much: [an odd battery and a speck of lint|one loose wire|a drop of sewing oil|a spring I bent out of a paper clip].',
		reaction:
			'[He held it to his ear and closed his eyes.|Polka all down the hallway.|“Now I can oversleep properly.”|Came by clean-shaven to show me.]',
		photo: 'lamp'
	},
	{
		what: 'Whole block went dark at [nine|ten-thirty|eight-fifteen|eleven]. While the power company did its thing I put [flashlights in water jugs|candles in jam jars|the battery holiday lights|paper lanterns] around the lobby, and [somebody found a guitar|kids told ghost stories|we all ended up singing|it turned into a party].',
		reaction:
			'[When the lights came back they asked me to turn them off.|“Do this every Friday.”|They applauded the utility company. Sarcastically, then for real.|Nobody went up till one.]',
		purpose: 'both',
		scale: 40,
		photo: 'candle',
		hour: [22, 23, 21, 23]
	},
	{
		what: 'A cyclist limped in with [a snapped chain|a bent derailleur|two dead spokes|a flat and no patches], [forty|sixty|thirty|ninety] miles from the finish. Shops closed, me with a toolbox. [One greasy hour.|We bent it straight in the garage door.|Pulled some off an old bike in the basement.|Gave him the tube out of mine.]',
		reaction:
			'[Picture from the finish line, black hands up.|He shifted like butter, he says.|He’s never changing that wheel.|The tube came back in the mail with a postcard.]',
		photo: 'bicycle',
		scale: 34,
		spend: [6, 16],
		method: 'out_of_pocket'
	},
	{
		what: 'The lady in [3|12|21|9] couldn’t get [the captions|her church service|her grandson’s game|a video call] to work. Went up, got it, and stayed until [the movie started|the choir came in|the first pitch|her sister’s face popped up]. No rush.',
		reaction:
			'[She told me who the killer was before he showed up.|She hummed. I checked some outlets that didn’t need it.|“Number seven! Seven’s mine!”|The two of them just waved at each other for a while.]'
	},
	{
		what: 'A [ring|hearing aid|locker key|gold crown] went down the [courtyard grate|sink|elevator gap|floor drain] and {mr} had already said goodbye to it. I took apart [twelve feet of gutter|that trap and the next one|the pit, in a harness|the whole pump]. There it was.',
		reaction:
			'[He looked at it like day one.|I said “got it” and he heard me with both ears.|“Son, you don’t know what this opens.”|Put it in his shirt pocket and kept patting it.]',
		scale: 35
	},
	{
		what: 'Found a dad [assembling a travel crib|fighting a car seat|blowing up an air mattress by mouth|hunting batteries for a toy mouse] at some ungodly hour, looking like he was failing a test. Told him: [you hold, I’ll tighten|there’s a trick to those|save your breath|those I’ve got].',
		reaction:
			'[We shook hands like two engineers.|“Don’t tell my wife.” Tell her what?|Kid was bouncing in ten minutes flat.|The mouse runs. So does the house cat.]',
		hour: 22
	},
	{
		what: '[Cold terrace, marriage proposal|Windy corner, wedding photos|Drip over the piano, recital|Hot sun, tiny baby] this afternoon. I moved [two heaters|three screens from the lounge|the piano, with three buddies|the big parasol] before anyone asked and went about my business.',
		reaction:
			'[Heard the yes from the boiler room.|The veil behaved.|Last piece was dedicated “to the guys with the wheels.”|Two-hour nap in the shade.]',
		photo: 'plant'
	}
];
