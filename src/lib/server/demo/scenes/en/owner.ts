import type { Scene } from '../scene';

export const owner: readonly Scene[] = [
	{
		what: 'I was having breakfast like anybody and a guest took me for a server. So I brought him [the butter|another coffee|a spoon for his mother|the check], sat down when he asked me to, and heard what he thinks of [our night desk|“that gentleman with the toolbox”|the housekeeper on five|the voice on the phone].',
		reaction:
			'[I stayed up till eleven just to repeat it to them.|The gentleman with the toolbox went pink.|She asked me to say it twice. I did.|“Like family,” he’d said. I wrote it down.]',
		hour: 9
	},
	{
		what: 'Found the old brass key to [7|the tower room|12|the garden room] in a drawer, the one from [a 1961 honeymoon|the first guests we ever had|a wedding everyone still talks about|somebody’s grandparents]. I mailed it [to their children|with a picture of the balcony|in a cookie tin|with a letter, by hand].',
		reaction:
			'[They came to try it. The door’s changed. They haven’t.|The bride called me. She’s eighty-four.|The tin came back full.|It’s framed above the couch.]',
		spend: [9, 22],
		method: 'out_of_pocket',
		photo: 'key',
		scale: 44
	}
];
