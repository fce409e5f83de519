export const events = `
A: Open day is on {day}. We need people for the [gate|tea table|plant stall].
B: Tea table, with pleasure.
C: Gate until {time}, then somebody has to let me out.
D: I will let you out.
A: Thank you. Still one missing for the [raffle|children's corner].
E: Then that is me.
A+ 🎉

A: Who is bringing what on {day}? I start: {food}.
B: {food2}, enough for ten.
C: I can do something with {veg}.
D: Plates and cups from us, real ones.
A: That sounds like a feast already.
B+ 😋

A: The poster is ready. [Is the date right|Have I spelled everything right]?
B: It says Satruday.
A: It says Satruday.
A: Mended. Printing {num} of them.
C: I can take some to the library and the bakery.
B+ 👍
C+ 😂

A: Music for the evening: {@B} and friends have offered.
B: Two fiddles and a squeezebox, we know about {num} tunes.
C: That is exactly enough.
A: Power by {place}, if you need it.
B: We need nothing but chairs.

A: Chairs! We have [twenty|thirty] and will need [forty|fifty].
B: The hall lends them, I will ask.
B: They say yes, if we fetch and carry.
C: I have the van on {day}.
A: You two are wonderful.
B+ 💪

A: Work day on {day}, from {time}. Jobs: [clear the ditch|paint the shed|mend the path by {place}], and cake.
B: Is the cake a job?
A: It is the last one.
B: I will train for it.
C+ 😂
D: We will both come, and bring gloves for others.

A: [How many came|Does anyone have the count for yesterday]? I made it about [ninety|a hundred and twenty].
B: The jar says the same, more or less.
C: What did we take?
B: Enough for the [fence posts|second water butt|pond liner], and a bit over.
A+ 🎉
D+ 🎉

A: Quiz on {day}, teams of four. First round is vegetables.
B: We are three and need one who knows music.
C: I know music and nothing else.
B: You are in.
D: Can there be fewer questions about slugs this time.
A: There will be exactly as many.
D+ 🐌

A: [Film|Slides] on the wall of the shed on {day}, when it is dark enough. Blankets.
B: What are you showing?
A: The old [street|flood|harvest] reels. Forty minutes.
C: My grandmother is in one of those.
A: Then she gets the good chair. Is she well enough to come?
C: She would not miss it.
B+ ❤️
D+ ❤️

A: Rain forecast for {day}. Do we move it or put up the [awning|big tent]?
B: Awning. It rained last time as well and nobody left.
C: I agree, and I will bring the side panels.
A: Awning it is.

A: Is there anything for people who eat no [dairy|gluten|meat]?
B: The soup, and the {food}.
C: I will make a second tray without. Label it please.
A: Labels are my thing. Thank you both.

A: Photographs from {day} are in the album on the noticeboard.
B: The one with the [wheelbarrow|dog|three hats] should be framed.
A: I will bring the frame.
C+ 😄

A: Thank you all for [yesterday|the weekend|coming]. The place looks wonderful and so did you.
B: And thank you for organising it.
C: The {food} was the best I have had.
D: Recipe please!
A: It goes on the board on {day}.
D+ 🙏

A: The school would like to visit with [twenty|twenty-four] children on {day}. Could anyone show them round?
B: Pond dipping with me.
C: I will do the bees, from a distance.
D: And I have spare pots, they can each sow something to take home.
A: They will talk of nothing else. I will confirm for {time}.
B+ 👍

A: Who has the key to the [cupboard|tea urn|cash box]?
B: It is on the hook inside, left.
A: I was looking right. Thank you.
`;
