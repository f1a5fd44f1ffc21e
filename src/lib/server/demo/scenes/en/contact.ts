import type { Scene } from '../scene';

export const contact: readonly Scene[] = [
	{
		what: '{mrs} calls every [month|spring|other week|long weekend] to book the same thing. Before I touched the dates I asked about [the cats: holding at twelve, or has a thirteenth moved in?|the new knee|the granddaughter starting college|the rooftop tomatoes].',
		reaction:
			'[Thirteen. I got all the names.|It dances, she says. Slowly, but it dances.|Dean’s list. We celebrated right there on the line.|She promised me a jar. It came in the mail.]',
		lesson:
			'[Fifteen seconds, and a call stops being a transaction.|I jot it down the moment I hang up.|Ask because you want to know.|Listening counts as work. It’s the good part.]',
		photo: 'cat'
	},
	{
		what: 'He was calling to cancel: [his brother had died|there’d been a diagnosis|he’d lost his job|his wife couldn’t travel anymore]. The rate said no refunds. I said [I was so sorry, and that this part was done|he didn’t have to explain a thing|that I’d handle the paper|the room would be here whenever they were ready], and refunded all of it.',
		reaction:
			'[Long quiet. Then: “Thank you, sweetheart.”|He booked again, seven months on. He’s well.|“That’s the only easy call I’ve made today.”|She wrote to us herself, in wobbly blue ink.]',
		spend: [95, 330],
		method: 'house_comp',
		purpose: 'both',
		scale: 40
	},
	{
		what: 'It was her [third|fourth|second|fifth] call about [the same bill|a lost coat|a date change|one receipt]. I told her: it’s mine now, I’ll call you at [four|six|noon sharp|ten]. At [3:58|six|noon sharp|10:01, with an apology for the minute] I was dialing.',
		reaction:
			'[“I don’t believe it. You called.”|The coat’s on its way, glove still in the pocket.|She went from “ma’am” to asking where I grew up.|She laughed about the minute. All fixed.]',
		purpose: 'fix'
	},
	{
		what: 'I could hear [a baby|a hospital corridor|a train platform|jackhammers] behind her, so I offered to call back [in an hour|tonight|when she’d got off|first thing]. Meanwhile I [held the room|wrote up three options|froze the price|made the change].',
		reaction:
			'[When I rang again, somebody was snoring softly.|“You noticed. Nobody notices.”|She picked up at home, with tea.|All she had to do was say yes.]'
	},
	{
		what: 'Young man planning [a surprise for his mom|a proposal|a reunion of four brothers|his teacher’s retirement] with no idea where to start. We hung up [forty minutes later|with a list of six things|with a full plan|on the third call]: [yellow flowers and her song at the door|the ring in the safe under my name|four flights, one table|twenty former students hiding in the courtyard].',
		reaction:
			'[He sent me a recording of the scream.|She said yes. I got invited by video.|They arrived one by one and left in a huddle.|She took attendance. Everyone was present.]',
		scale: 48,
		spend: [22, 75],
		method: 'company_card',
		photo: 'cake'
	},
	{
		what: 'She couldn’t pay on the website and kept apologizing for “being slow.” I told her the truth: [that button fools everybody|we built that page badly|it got me too on Monday|the form’s wrong, not you]. We did it together, [step by step|no hurry|with a break to find her glasses|her grandson as witness].',
		reaction:
			'[“So it wasn’t me.” No ma’am, it was not you.|She hung up first, victorious.|Now she books by herself and calls to brag.|I sent the web folks a screenshot.]',
		purpose: 'fix'
	},
	{
		what: 'She asked for the cheapest. I could see that by [arriving a day later|using the resident rate|flipping the two nights|taking a family pass she’d never heard of] she’d save [sixty|forty-two|a hundred and ten|ninety]. She hadn’t asked. I said it anyway.',
		reaction:
			'[“Why are you telling me this?” Because it’s true.|Half of it went on dinner for her mother-in-law.|Booked it, then put her cousin on the line.|“I always feel like you’re on my side.”]'
	},
	{
		what: 'Their flight got cancelled in [Lisbon|Denver|Amsterdam|Monterrey] at [three in the morning|two|eleven at night|five], no beds anywhere. I found them [a competitor right at the terminal|a guesthouse with a crib|two rooms with an old colleague of mine|a place, and a cab already paid] and stayed on the line until the door closed behind them.',
		reaction:
			'[They got here a day late and went looking for my voice.|“You tucked us in by phone.”|The little one drew me a sad plane and a happy plane.|They call it the best bad night of their lives.]',
		scale: 52,
		hour: [3, 2, 23, 5],
		spend: [38, 165],
		method: 'company_card',
		purpose: 'both',
		photo: 'plane'
	},
	{
		what: 'A blind guest wanted to know what the [room|walk from the station|breakfast room|courtyard] is like. The website doesn’t say. So I took the phone and told her, [counting the steps|by smells and sounds|table by table, bread at twelve o’clock|touching everything as I went].',
		reaction:
			'[She arrived and went straight to the window.|“So I’ve already been.”|She served herself on day one.|She smelled the jasmine and said: here.]',
		scale: 30
	},
	{
		what: 'He was livid. I let him [get all the way to the end|say every word of it|empty the whole bag] and took notes. Then I read it back: [the shuttle never came and you stood there with your mother|you were promised a crib twice|nobody told you the pool was shut]. “That’s it,” he said. [Cab refunded, and an apology to her|Crib, and tonight on us|Two passes for the club pool], and I logged the cause.',
		reaction:
			'[He put his mother on. What a sweetheart.|His voice came down three floors.|“It’s not the money. It’s somebody saying it.”]',
		purpose: 'fix',
		spend: [24, 98],
		method: 'company_card'
	}
];
