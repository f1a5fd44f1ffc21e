import type { Scene } from '../scene';

export const housekeeping: readonly Scene[] = [
	{
		what: 'The stuffed [rabbit|elephant|dinosaur|penguin] in [206|311|118|409] kept ending up on the floor. So today it got its own bed: [a tissue box with a washcloth quilt|a drawer with a pillow|a hammock out of a hand towel|a nest in the small robe].',
		reaction:
			'[Nobody was allowed to unmake it.|The mom chased me down the hall to show me the picture.|I found a thank-you drawing under the big pillow.|“Mommy, they take care of Gus here too.”]'
	},
	{
		what: 'Saw [a button and a needle on the desk|a hem held up with paper clips|a torn lining|a suit with wine down the front] and knew there was [a wedding|an interview|a funeral|a speech] coming. Fixed it on my break. Fifteen minutes, tops.',
		reaction:
			'[Note on the door: WHO ARE YOU, and a heart.|She got the job. Told the front desk to tell me.|He just touched his sleeve at me from across the lobby.|You’d never have known. He winked from the podium, I heard.]'
	},
	{
		what: '{mrs} mentioned in the elevator, not complaining, that she [is always cold|can’t do feather pillows|wakes up with a stiff neck|hates the dark]. By the time she got back there was [a second blanket at the foot|a new set, nothing with feathers|a rolled towel done the way my mother does it|a little lamp by the door, already on].',
		reaction:
			'[“I didn’t even ask.” That’s the point.|First night she’s breathed through, she said.|She wants my mother’s address.|She leaves it on for me too, now, when she goes out.]',
		photo: 'lamp'
	},
	{
		what: 'Found [a wedding band|a baby tooth in a tissue|one pearl earring|a St. Christopher medal] [in the vacuum bag|in the pillowcase|behind the headboard|in the drain]. [Took the whole thing apart on newspaper.|Called down before their cab pulled out.|An hour with a flashlight, but there it was.|Cleaned it, boxed it, ran.]',
		reaction:
			'[He proposed again right there in the hallway. She said maybe.|The tooth fairy’s reputation is safe.|It was her mom’s. She couldn’t talk, just pointed at her chest.|“I’ve had it since the Navy,” he said, and put it back on.]',
		scale: 32
	},
	{
		what: 'Mom in [212|305|117|408], third night with no sleep. I told her: I’m [folding towels right outside|parking my cart here for twenty minutes|rocking this stroller anyway|doing the hall mirrors, slowly]. Go take a shower, I’ve got him.',
		reaction:
			'[She came out a new woman.|“That was the best shower of my life.”|He fell asleep to the cart wheels. I rolled it back and forth for a while.|She asked if I do nights.]'
	},
	{
		what: 'They had [a thousand-piece puzzle|a wooden train set|forty years of photos|law-school flashcards] all over the room. I didn’t move one piece. [Vacuumed around the edge and left a note.|Made the bed without crossing the tracks.|Dusted by hand, between 1974 and 1981.|Left a better lamp and more index cards.]',
		reaction:
			'[They saved me the last piece.|The stationmaster is four. I’m an engineer now.|She walked me through all of 1978.|She passed. She wrote to the hotel to tell me.]'
	},
	{
		what: '{mr} travels with [his wife’s picture|an old radio|a chess set mid-game|his son’s baseball cap]. Every day I put it back exactly so, facing [the window|the bed|the empty chair|the door]. Today he told me why.',
		reaction:
			'[We stood there a while, the three of us.|He turned it on and it was her song, he swears.|He asked if I play. I’m black. I’m losing.|“Thank you for never asking, and never moving it.”]',
		photo: 'window'
	},
	{
		what: 'Wet clothes all over the shower: [caught in the storm|fell in the fountain|the kayak flipped|a very short fishing trip]. Took it all down to the dryer without being asked and [stuffed the boots with newspaper|sent up dry socks|left hot chocolate|brought it back folded and warm].',
		reaction:
			'[“You gave us our vacation back.”|They put them on right there in the hall.|Not a drop left. One mustache.|The grandma held the pile to her face. “Smells like home.”]',
		spend: [4, 12],
		method: 'house_comp'
	},
	{
		what: 'She was crying when I opened the door to [404|109|216|310]. I set the towels down, brought her [some water|tea|a cool washcloth|tissues], and said I’d be right in the hallway all morning. Didn’t need more. [Later she came out and talked.|She knocked on the wall once, just to check. I knocked back.|She left the door open a crack.|She asked me to open the curtains.]',
		reaction:
			'[She left a note: thank you for not being scared of me.|By noon we had a whole language of knocks.|I saw her out walking, later. Slowly, but out.|Long hug at checkout. No words.]'
	},
	{
		what: 'Nobody tells you these things, you learn them making beds: he sleeps [on the window side|with three pillows|flat on his back|on top of the covers], she likes [the curtain open one inch|the clock turned around|the good mug|the slippers facing out]. They came back after [a year|two winters|the move|seven months] and it was all just so.',
		reaction:
			'[He checked for hidden cameras.|“They always, always get us right.”|They left a sign: DO NOT CHANGE OUR HOUSEKEEPER.|She didn’t say anything. She just squeezed my arm.]'
	},
	{
		what: 'They’d checked out but [the flight wasn’t till nine|the wedding was at six|the train was late|the bus left at midnight], and there they were in the lobby with the bags. I left one room for last [so they could shower|so all five could change|so grandma could lie down|so the twins could nap] and turned it over after.',
		reaction:
			'[Walked out like people again.|Everybody lined up with hangers, laughing.|Grandma snored. Beautiful sound.|They nearly made the beds. Nearly.]'
	},
	{
		what: 'Note on the table: [“sorry for the mess, chemo”|“bar exam tomorrow, forgive us”|“the little one got sick, so sorry”|“no need to clean, don’t want to be a bother”]. I wrote on the back: [nothing to forgive|good luck, and left a chocolate|poor baby, I found you the star sheets|you’re no bother, here are towels], and did the room [like a Sunday|without touching a page|top to bottom|in about a minute flat].',
		reaction:
			'[She keeps it in her makeup bag, her husband told me.|Passed! Chocolate wrapper taped to the thank-you card.|The kid asked if the stars come home too.|We wrote notes back and forth all week.]',
		photo: 'letter'
	},
	{
		what: 'I learned good morning in [Korean|Portuguese|sign language|Greek] for [the lady in 110|the students on three|the couple in 204|the honeymooners]. It came out [so-so|like a sneeze|with the wrong hand|backwards].',
		reaction:
			'[She bowed. Twice. So I did too.|They taught me the real one, and then a rude one.|They showed me “thank you” and “waffle.”|Every morning now, a new word by the ice machine.]'
	},
	{
		what: 'Noticed {mr} was propping his feet on [a suitcase|the trash can|two phone books|a wobbly chair]. Went hunting and left him [the ottoman from the lounge|a footstool from the spa|a bench with a cushion|the one from the back office], no note.',
		reaction:
			'[He left one: “My knees.” Framed it.|Found him asleep under the sports section.|He asked where a person could buy such a thing.|“At my age, this is a yacht.”]'
	}
];
