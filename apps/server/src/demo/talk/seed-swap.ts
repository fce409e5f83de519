export const seedSwap = `
A: I have [far too many|more than enough|a whole tray of] {veg} seedlings. First come, first served, by {place}.
B: Six for me please.
C: And four here if there are any.
A: Labelled and set aside for you both until {day}.
B+ 🙏
C+ 🙏

A: Looking for {veg}, any variety that does not sulk in clay.
B: I save my own from {plot}, they are used to it. An envelope?
A: Yes please! What would you like for it?
B: [Anything|Surprise me|A jar of something].
A+ 😄

A: Germination report: {num} out of ten for the {veg}, from the old packet.
B: How old?
A: The price on it is in a currency I no longer have.
C+ 😂
B: Then that is heroic.

A: What is the trick with {veg}? Two sowings and nothing.
B: Warmth underneath. Top of the [boiler|fridge].
C: And do not bury them deep, mine came up on the surface.
A: Third time then. Thank you both.

A: Seed swap table at the next work day, {day} from {time}. Bring envelopes with [name and year|variety and year].
B: Is it all right to bring cuttings?
A: More than all right.
C: I will bring the [mint|currants|sage], roots and all.
D+ 🌱

A: Could somebody tell me what this is? Heart-shaped leaves, came up with the {veg}.
B: [Bindweed|A lime seedling|Could be a morning glory]. Does it twine?
A: It twines.
B: Then out with it, and look again in a week.
C: And the week after that. And for ever.
A+ 😭

A: The {veg} you gave me are [up|in flower|taller than I am], {@B}.
B: I am so pleased. Do keep some seed back.
A: I will. The best {num} are marked with wool.

A: Labels. I did not label anything. There are {num} trays and they could be anything.
B: Wait for the true leaves.
C: The one by the window is {veg}, I can tell from your photograph on the board.
A: I am writing that down on a label.
C+ 😄

A: Wanted: [small pots|root trainers|egg boxes], any number.
B: There is a tower of nine-centimetre pots behind {plot}. Take them all.
A: Thank you, that saves me a lot.

A: My own garlic has [rust|shrunk|been wonderful], should I keep cloves back for planting?
B: Only from the best heads.
C: If it had rust, I would buy new. Cheaper than tears.
A: New then.

A: Who ordered the {veg} from the catalogue? The parcel is [at mine|in the shed, top shelf].
B: I did, thank you. There is enough to share, if anyone wants half.
C: Half please!
B: Yours, {@C}. I will bring it on {day}.

A: Potting on [this afternoon|on {day}] in the greenhouse, company welcome.
B: I will be there from {time} with mine.
C: Is there compost left or do I bring some?
A: Two bags, enough for us all.
C+ 👍

A: The mice have had every single one of the {veg}. Every one.
B: Chilli powder on the tray?
C: Holly leaves. Or put the tray on a tin with the lid sticking out, they cannot get round it.
A: I am building the tin thing right now.
D: Report back please, I have the same mice.

A: Swapped {num} of mine for a jar of [quince jelly|chutney|honey]. Best trade of my life.
B: The jelly was the better end of it.
A: That is what I mean.
`;
