import type { Scene } from '../scene';

export const reception: readonly Scene[] = [
	{
		what: 'They walked in at [1 a.m.|midnight|half past two|11:40 p.m.] with [a cancelled connection|two kids asleep on their shoulders|a flat tire behind them|one suitcase out of three]. I said the paperwork could wait, took the [heaviest bag|stroller|dog’s leash|car seat] and walked them straight up.',
		reaction:
			'[“You’re the first person today who didn’t ask us for something.”|Came down at ten, rested, to sign everything twice for fun.|The dog slept before they did.|She just said “oh” when she saw the bed. That was plenty.]',
		hour: [1, 0, 2, 23],
		photo: 'window'
	},
	{
		what: '{mrs} comes back every [spring|few weeks for treatment|opening night|anniversary] and always asks if the [corner room|quiet room at the end|room with the crooked lamp|room with the window seat] happens to be free. Today I had the key in my hand before she reached the desk.',
		reaction:
			'[“How did you know?” Because it’s you.|She put both hands over mine.|She told me who’s singing and who shouldn’t be.|Forty-one years, and she still blushed.]',
		photo: 'key'
	},
	{
		what: 'A man asked for a cab to the [hospital|courthouse|funeral home|immigration office], very quietly. I didn’t ask. I walked him out, held the [door|umbrella|folder|coat], and stood there until it came.',
		reaction:
			'[He came back at six and nodded. Good news, I think.|“It was easier not standing alone.”|He left a card that only said: the curb. Thank you.|Sworn in. He showed me the little flag.]',
		photo: 'umbrella'
	},
	{
		what: '{mr} was due on stage in [forty minutes|half an hour|an hour|twenty-five minutes] and his [shoelace|laptop charger|bow tie|reading glasses] had just given up. [I gave him mine.|Found one in lost and found, third drawer.|I tied him the house one, twice, until it sat right.|Mine are the same strength, as it turns out.]',
		reaction:
			'[He gave the talk in one brown lace and one black.|Full battery, full house.|“Best-dressed man in a borrowed tie.”|He read the whole thing and didn’t cry until the end.]'
	},
	{
		what: 'Heard it was their first [trip|night out|weekend|holiday] since [the twins|the surgery|they closed the shop|her dad moved in]. The room with the balcony was empty, so it was theirs. No upgrade speech. Just the key.',
		reaction:
			'[They slept eleven hours and were so proud of it.|Breakfast out there in two coats, holding hands.|“We’d forgotten we were fun.”|She stood at the rail for an hour and waved every time I looked up.]',
		photo: 'plant'
	},
	{
		what: 'She wanted somewhere to [run without traffic lights|buy one good notebook|eat alone without feeling alone|hear live music and be home by ten]. I skipped the brochure and drew my own map: [the long loop, with the water fountain starred|the stationer who lets you try the pens|the counter stool by the cook, ask for Dee|the back room, second set, left side].',
		reaction:
			'[She’s done the loop three mornings straight.|Came back with two. One was for me.|Dee sends her regards, she said, and pie.|Home at 9:58, humming.]'
	},
	{
		what: '{boy}, aged [five|six|four|seven], asked if he could [check his family in|ring the bell|have a job|see the biggest key]. [I gave him the stool, the pen and the good voice.|He rang it nineteen times. I counted out loud.|I made him Assistant Manager of Elevators, with a badge.|It weighs more than he does. We carried it together.]',
		reaction:
			'[“And how many nights, sir?” he asked his own father.|He shook my hand at nineteen, like a deal.|Best elevator service we’ve had all year.|He told the whole lobby it opens the moon.]',
		photo: 'key'
	},
	{
		what: 'Call from [214|307|118|402] about [a rattling window|the bar downstairs|an ice machine|somebody’s TV]. I said sorry first, then brought up [two keys to choose from|earplugs, tea and a new room|a wedge, and a plan B|a quieter floor and a hand with the bags]. Moved and in bed in [eight|eleven|six|ten] minutes.',
		reaction:
			'[“I was ready for a fight and you ruined it.”|Slept till nine. Winked at me over the toast.|The wedge held. I wrote it up for engineering anyway.|They asked my name so they could spell it right in the review.]',
		purpose: 'fix',
		hour: [23, 0, 1, 22]
	},
	{
		what: '{mr} left his [hearing aids|passport|wedding ring|insulin] in the room and was already on the way to {airport}. I went after him: [caught him at the counter|found him in the security line|met him at the curb|got to the gate desk with nine minutes left].',
		reaction:
			'[He put them in and said: “Say that again?”|He hadn’t even missed it yet. The color he went!|He kissed the ring and then, for some reason, my forehead.|His wife texted from the plane. One word, all capitals.]',
		spend: [18, 42],
		method: 'petty_cash',
		scale: 32,
		photo: 'suitcase'
	},
	{
		what: 'Two sisters, [seventy-eight and eighty|both over seventy|sixty-nine and “none of your business”|eighty and eighty-three], take one trip a year. One walks [slower|with a cane|with a new hip|less] now. I put them by the elevator and marked every bench on the way to {walk}.',
		reaction:
			'[They reviewed each bench for me. Number four is too low.|“You’ve just given us two more years of this.”|They raced to the last one. I have it on good authority.|They sent a photo from every single bench.]'
	},
	{
		what: 'A guest asked for [a quiet corner|a printer|a stapler|a glass of water] and I saw the [eviction letter|divorce papers|medical forms|job contract] under her hand. I gave her the back office, [a real chair|the kettle|a box of tissues, unasked|my good pen] and a closed door.',
		reaction:
			'[An hour later: “Okay. I can do this.”|She washed the mug before she left.|She left the box half empty and the desk spotless.|She signed it with a flourish. Starts Monday!]'
	},
	{
		what: 'The booking promised [a crib|parking|a view|two beds] and we didn’t have it. Didn’t matter whose mistake. Apologized, [borrowed a crib from the inn next door|paid the garage across the street|moved them up two floors|opened the connecting room], and called reservations so the page gets fixed today.',
		reaction:
			'[The baby slept seven hours. So did they.|Went from furious to asking where to eat.|“You didn’t argue once.”|The kids declared the second room a country.]',
		spend: [20, 60],
		purpose: 'fix',
		method: 'company_card'
	},
	{
		what: 'Saw on the passport that she turned [thirty|seventy|fifty|twenty-one] [at midnight|today|tomorrow|the day we all thought was Tuesday]. Told the kitchen. Up came [a cupcake and one candle|a slice of cheesecake on the good plate|flan with a match in it|a waffle with sprinkles], and whoever was on shift sang.',
		reaction:
			'[“Nobody here knows me.” We do now.|She made the bellman blow it out with her.|We sang in two keys and three languages.|She wished with her eyes shut for a very long time.]',
		spend: [5, 16],
		method: 'house_comp',
		photo: 'cake'
	},
	{
		what: 'Regular guest, always on the phone, never looks up. Today I wrote the [score of last night’s game|weather back home|first line of a joke|crossword clue he was stuck on] on his key sleeve.',
		reaction:
			'[He hung up. We talked about the bullpen for ten minutes.|“It’s snowing on my kids,” he said, and called them.|He came back down for the punchline.|Eleven letters. He shouted it across the lobby.]'
	},
	{
		what: 'Pouring, and the couple in [509|212|303|115] were off to [the opera|their rehearsal dinner|a graduation|their first date in nine years] in suede shoes. I walked them over under the big umbrella, two trips, and was there when it let out.',
		reaction:
			'[Dry as toast. I was soup.|“We’ve never had an umbrella chauffeur.”|Got the cap tossed at me. Kept it.|They skipped dessert to walk home slow in the rain anyway.]',
		photo: 'umbrella',
		hour: [19, 18, 17, 20]
	},
	{
		what: 'A [teacher|baker|retired bus driver|pastor] from far away was looking for the building where his [grandmother|father|great-aunt|mother] first lived here. All he had was [a stoop in a photo|a street that’s been renamed|the name of a laundry|a Christmas card from 1948]. Four phone calls and a librarian later, we had [the number|the corner|the door|the third floor, front].',
		reaction:
			'[He sat on the stoop until the light went.|The tenant let him in. Same banister.|It’s a nail salon. They gave him tea and a chair.|He brought me back a chip of the brick. It’s in my locker.]',
		scale: 44,
		photo: 'letter',
		spend: [5, 18],
		method: 'out_of_pocket'
	},
	{
		what: 'Checkout at five, breakfast at seven. For the folks in [311|208|104|220] I packed [egg sandwiches with their names on|coffee in a thermos and peeled oranges|a bag with a muffin per kid|toast, jam and a note that said “safe home”].',
		reaction:
			'[Photo from seat 22C, crumbs and all.|The thermos came back by mail, with beans in it.|They ate in pajamas in the cab.|The note’s on their fridge now. She sent proof.]',
		hour: 5,
		photo: 'cup',
		spend: [7, 16],
		method: 'house_comp'
	},
	{
		what: 'Caught it at checkout: we’d charged her twice for [parking|a dinner|laundry|the minibar]. She hadn’t noticed. I told her, refunded it, and took off [the parking too|her morning coffees|the pressing|one breakfast] for the trouble she didn’t know she’d had.',
		reaction:
			'[“You could have just kept quiet.” Nope.|She looked at the receipt like it was a card trick.|“You people are always straight with me.”|She booked Thanksgiving on the spot.]',
		spend: [9, 32],
		purpose: 'fix',
		method: 'house_comp'
	}
];
