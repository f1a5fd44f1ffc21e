import type { Scene } from '../scene';

export const restaurant: readonly Scene[] = [
	{
		what: '{mrs} eats alone [on Tuesdays|after her treatments|since her husband passed|when her daughter works late]. I keep her the table [by the window|in the corner that doesn’t face couples|near the pass, where it’s lively|under the good lamp], and today I sat for two minutes to hear about [the choir|the dog|the roof|her French class].',
		reaction:
			'[“That’s not on the menu and it’s the best thing here.”|She showed me forty photos of the same dog.|She laughed so hard the next table joined in.|She ordered in French. I answered in soup.]'
	},
	{
		what: 'Little one announced that [toast is triangles or nothing|he only eats round food|it isn’t breakfast without a pickle|she wanted breakfast for dinner]. [Triangles, then. Sixteen.|He got the sun, the moon and six planets.|I went and found the best pickle in the building.|Pancakes at nine p.m., why not.]',
		reaction:
			'[Her father said: you have no idea what you just did.|He named every one. Pluto too.|He shared it in four exactly equal pieces.|“This place gets it.”]',
		photo: 'cup'
	},
	{
		what: 'Celiac, and apologizing for it. So [the chef|our pastry cook|Benny from the line|the sous] came out, showed her [the boxes|the separate fryer|the flour|the small oven], and made her [onion rings|warm bread|a real donut|French toast] for the first time in [six years|ten years|forever|her adult life].',
		reaction:
			'[She ordered seconds and stopped saying sorry.|She tore it slowly, with her fingers.|She cried with powdered sugar on her chin.|She called her mother and chewed into the phone.]',
		spend: [6, 18],
		method: 'house_comp'
	},
	{
		what: 'Table [nine|four|fifteen|two] had been waiting [twenty-five minutes|half an hour|forty minutes|too long] on mains. I got there before a hand went up: “This one’s on us, it’s coming now, and the [wine|dessert|starters|coffee] is mine.”',
		reaction:
			'[You could see the shoulders drop.|“We just wanted to know we weren’t forgotten.”|They ended up asking my name, the good way.|Back the next day. Same table, same wave.]',
		spend: [16, 48],
		purpose: 'fix',
		method: 'house_comp'
	},
	{
		what: '{mr} takes his coffee [half decaf, don’t tell his wife|with the milk on the side and hot|in a paper cup even when he sits|black, in the chipped blue mug]. He said so once, [in January|on his first visit|last fall|eight months ago]. Today it was there before he sat down.',
		reaction:
			'[He looked at the cup. He looked at me. He grinned.|“It’s always the little thing with you people.”|Ordered another one just to see if I’d do it again.|Turns out the mug’s why he comes.]',
		photo: 'cup',
		hour: [8, 9, 7, 10]
	},
	{
		what: 'They dropped [the birthday cake|the engagement cake|grandma’s pie|the baby-shower cake] in the lobby. Face down. In [forty minutes|half an hour|an hour|one episode of something] we built another out of [sponge, cream and the breakfast strawberries|three napoleons and faith|brioche and every berry we had|waffles, honestly], and the table never knew.',
		reaction:
			'[Dad hugged me in the kitchen, apron and all.|She said yes. Then she said seconds.|Grandma’s verdict: “Better crust than mine. Don’t repeat that.”|The mother-to-be asked who we’d ordered from.]',
		spend: [18, 44],
		method: 'house_comp',
		scale: 45,
		photo: 'cake'
	},
	{
		what: 'Older couple couldn’t read the menu in the low light. [I read it out loud, with commentary.|Printed it huge; it’s a house menu now.|Held my flashlight like an usher.|Described every dish as if I’d just eaten it, which I had.]',
		reaction:
			'[“Now read us the desserts, even though we’re full.”|They asked to keep the copy.|He tipped the usher in mints.|“You made me hungry for things I don’t like.”]'
	},
	{
		what: 'The [girls’ volleyball|chess|swim|debate] team lost the final and came to dinner silent. [I brought a mountain of fries and zero sports talk.|Served ice cream in the tall trophy glasses.|Had the whole kitchen stand and clap them in.|Wrote the score backwards on the specials board.]',
		reaction:
			'[First laugh at about the third fry.|They toasted with vanilla. Coach cried a bit.|The smallest one took a bow.|Someone argued it was the correct score. For ten minutes.]',
		spend: [18, 52],
		method: 'house_comp',
		scale: 35
	},
	{
		what: 'She had a scan in the morning and could only have [clear liquids|broth|white food|Jell-O]. I made her [three broths with very long names|a real consommé, four hours|five courses, all of them white|lemon Jell-O in a champagne glass].',
		reaction:
			'[“I’ve never not eaten so well.”|She used the silver spoon.|She asked for the menu to frame.|Texted the next day: all clear.]'
	},
	{
		what: 'The bride hadn’t eaten all day. [I smuggled a slider to the photo booth.|Hid her in the pantry five minutes with a grilled cheese.|Fed her fries myself; she had the nails on.|Put a chair and a bowl of soup behind the curtain.]',
		reaction:
			'[“I love you more than him right now.”|She came out ready to dance.|Not one drop on the dress. Professional pride.|The photographer caught it. It’s the one they framed.]'
	},
	{
		what: '{mr} asked, not hoping, if we had [his mother’s soup|scrapple|that honey cake from home|real jollof]. We didn’t. I called [my aunt|the diner down the street|a friend from church|{bakery}], and next day [there it was|it came with his eggs|it was by his coffee|it landed on table six].',
		reaction:
			'[Eyes shut at the first spoonful.|“It’s not the same. It’s close. Thank you for close.”|He called his sister from the table.|He told us half his childhood and we let the tickets wait.]',
		spend: [7, 24],
		method: 'petty_cash'
	},
	{
		what: 'Four teenagers taking their parents out for [their silver anniversary|mom’s new degree|dad’s first year sober|the citizenship], counting coins under the table. I said what luck, tonight there’s [a coin menu|a sibling discount|an anniversary price|a very rare promotion]. There wasn’t.',
		reaction:
			'[They paid with enormous dignity.|The youngest left a tip. Forty cents.|Dad stood up and shook hands with each of them.|The mother looked at me on the way out. She knew.]',
		spend: [42, 90],
		method: 'house_comp',
		scale: 40
	},
	{
		what: 'Her hands shook with the soup spoon. [I served it in mugs, to the whole table.|Swapped everyone’s spoons for the heavy ones.|Said the soup was better sipped tonight, and poured.|Stood there talking dessert until she’d finished, in no hurry.]',
		reaction:
			'[Her daughter said thank you with no sound, from across the room.|Nobody noticed a thing. That was the idea.|“How modern,” she said, and had more.|She finished it all and ordered pie.]'
	},
	{
		what: 'The 7 a.m. guy eats fast and never looks up. Today I left [the crossword, folded|a sharp pencil|his fruit already peeled|a note: “biscuits in two minutes”] by his plate. He [sat back|took off his coat|turned his phone over|looked up], first time in [two weeks|nine days|a month|I don’t know how long].',
		reaction:
			'[Seven across: “respite.” He got it himself.|“How did you know mine was blunt?”|Stayed twenty whole minutes.|Two biscuits. One for the road.]',
		hour: 7
	}
];
