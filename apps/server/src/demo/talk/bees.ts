export const bees = `
A: Hive {num} is [busy|flying well|bringing in pollen like mad].
B: What colour?
A: [Orange|Pale yellow|Nearly grey].
B: [Dandelion|Willow|Bramble], I should think.
C+ 🐝

A: Inspection on {day}, {time}, if it is warm enough. One place free if anyone wants to watch.
B: Me please. Do I need a suit?
A: There is a spare, medium. Boots of your own.
B+ 🙏

A: [Swarm|A swarm] on the [apple tree|fence|lamp post] by {place}! I have the box, who has a ladder?
B: Five minutes.
C: Keep people back please, they are calm but there are a lot of them.
A: They are in. I will leave the box until dusk.
B: That was beautiful.
C+ 😍
D+ 🐝

A: I could not find the queen in number {num}, but there are eggs.
B: Then she is there.
A: That is what I tell myself.
B+ 😄

A: The smoker is [blocked|full of tar]. I will clean it with soda.
B: Use hessian next time, the cardboard does that.
A: Hessian it is.

A: We have {num} frames of honey ready. Spinning on {day} at mine, bring jars.
B: How many jars?
A: All of them.
C: I can bring the labels, and a child who likes turning handles.
A: The most important part. {@C} from {time} then.
C+ 👍

A: Who took the [feeder|hive tool|queen cage] from the shelf? No blame, I just need it.
B: In my bag. I will bring it back today.

A: Wasps are bothering number {num}. I have closed the entrance down to a finger.
B: Good. Trap on the far side, not near.
A: Done, with jam.
C: Not honey, well done.

A: Somebody from {plot} was stung. She is fine, but please keep to the marked path on inspection days.
B: Of course. I will put the flags out the evening before.
A: Thank you. I took her a jar.
B+ ❤️

A: Weighed them: [twenty-two|twenty-six|thirty-one] kilos. [Enough|More than enough] for them.
B: Then we leave the rest to them.
C: Agreed. They did the work.

A: The mite count is [low|three a day|under five]. No treatment for the moment.
B: Good to hear. Count again in two weeks?
A: It is in the book for {day}.
B+ 👍

A: Could I have wax for [candles|polish|a grafting knife handle]? A fist of it.
B: In the tin by the extractor, take what you need.
`;
