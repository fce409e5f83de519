export const compost = `
A: Heap {num} is at [fifty-five|sixty|sixty-two] degrees. Somebody has been doing it right.
B: It was the [grass|nettles|coffee grounds].
C+ 🔥

A: Turning party on {day}, {time}. Forks and [strong backs|good humour].
B: I have the first but not the second.
A: Then you count as half.
B+ 😂
C: Count me in as a whole one.

A: Please no [cooked food|bread|cat litter] in the bays. There was a rat as long as my forearm.
B: Which bay?
A: The left one. I have put wire under it.
C: Thank you for that. I will put the sign up again, it had blown off.
A+ 🙏

A: The café has [two|three|four] sacks of coffee grounds for us. Who can fetch them?
B: I drive past at {time}, I will take them.
A: Wonderful. Spread thin, not in one lump.
B: Spread thin. Done. My car smells very awake.
A+ 😄

A: Woodchip delivered, a whole lorry, by {place}. Take what you need.
B: Is it fresh?
A: Steaming.
C: Paths only then, not on the beds, until it has sat a while.
B: Paths it is. I need {num} barrows.

A: Is the leaf mould in the wire cage ready?
B: The back half is like chocolate. Leave the front for another [year|season].
A: I took two buckets from the back. It is lovely stuff.
B+ 🍂

A: Mine is [slimy|wet and smells|all clumps]. What did I do?
B: Too green. Tear up some [cardboard|egg boxes|newspaper] and mix it through.
C: And lift it, it wants air.
A: Cardboard I have. So much cardboard.

A: We are out of [brown stuff|straw|dry leaves]. If you have any, please bring a bag for every two of green.
B: I have hedge clippings, shredded, would that do?
A: Perfectly.
C: I can bring straw from the [stables|farm] on {day}.
B+ 👍

A: Does anyone want to look after the wormery while we are away? They eat less than a cat.
B: What do they eat?
A: Peelings, no citrus, no onion. They like [melon|cucumber ends].
B: We will take them, the children are already naming them.
A+ ❤️

A: The thermometer has [vanished|gone|not been seen since {day}].
B: Look inside the heap.
A: It is inside the heap. It reads forty-eight.
B+ 😂

A: Manure: {num} bags at the top gate, well rotted, from [the riding school|the farm on the hill].
B: How much a bag?
A: Nothing, but they like cake.
C: I will bake for them this week. {@A} when do you next see them?
A: On {day}.

A: Bay three is full, please use bay four and leave three to cook.
B: Understood. I have covered it with the old carpet.
A: Thank you. Turn it in [three|four] weeks.

A: Found a slow worm under the cover of bay {num}. Please look before you fork.
B: How lovely. I will put a note on the lid.
C: Two, I saw two last week.
D+ 😍
A+ 😍

A: Can I put [potato tops|tomato plants] in? They had blight.
B: Not in ours, it does not get hot enough for long enough.
A: To the tip then.
`;
