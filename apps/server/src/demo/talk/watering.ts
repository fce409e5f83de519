export const watering = `
A: I cannot do my turn on {day}. Could anyone swap?
B: I can, if you take my {day2}.
A: Done. I have changed it on the sheet.
B+ 👍

A: The tap by {place} is [dripping|leaking at the joint|running all the time].
B: Washer?
A: Probably. It wants the water off at the main.
C: I have washers and I know where the stopcock is. I will do it on {day} at {time}, it will be off for half an hour.
A: Thank you. I will put a note on the taps.
B+ 🙏

A: Butts are [full|brimming] after the night. No need for the mains [today|this week].
B: Good. Even the one behind {plot}?
A: Even that one. The diverter works.
C+ 🎉

A: We are away from {day} for [a week|ten days|two weeks]. Would somebody water {plot}? Take whatever is ripe.
B: Happy to. Greenhouse too?
A: Please. Only the {veg} need it every day.
B: No trouble, I pass it anyway.
A: There will be a bottle of something on the bench.
B+ 😄

A: Did anyone do the greenhouse [yesterday|last night]? The trays are bone dry.
B: My turn, and I forgot. I am sorry.
A: They will live. I have soaked them.
B: I owe you one. Put me down for your next.
A+ 👍

A: How long should the drip line on {plot} run?
B: An hour, [early|in the evening]. Then look at the soil a finger deep.
C: I do two hours every third day and the {veg} are better for it, deeper roots.
A: I will try yours, {@C}, and compare with next door.

A: Meter reading is [up|down] on last month by [a tenth|about a fifth].
B: That is the leak, surely.
C: Or the pond. Somebody topped it up from the mains.
A: Let us use the butts for the pond, please, it likes rain better anyway.
B+ 👍
C+ 👍

A: Hose number {num} has a [split|kink|hole] near the end. I have cut it back and it is a bit shorter now.
B: It still reaches {plot}?
A: Just.

A: Rota for the next fortnight is on the door. {@B} and {@C}, you have the weekend.
B: Fine.
C: Fine too, I will do {day} evening.
A+ 🙏

A: It is going to be [hot|over thirty|dry and windy] until {day}. Early or late please, not at noon.
B: Early here. Who has late?
C: Me, after {time}.
D: I can help with the cans, I am there anyway.
A+ 👏

A: The pump for the well makes a noise like [a goose|gravel|a kettle].
B: Air in it. Close it, fill the funnel, open it slowly.
A: Quiet now. Magic.
B+ 😄

A: Please do not leave cans standing full in the greenhouse, we had [mosquitoes|a drowned mouse|a green soup].
B: Understood. I thought it warmed the water.
C: It does. Put a lid on and both of you are right.
A: A lid it is.

A: {plot} looks thirsty. Does anyone know if they are away?
B: In hospital, nothing bad, back by {day}.
A: Then I will keep it going. Wish them well from us.
C: I can do every other day.
A+ ❤️
D+ ❤️

A: I have fitted a timer to the tap by {place}. It comes on at [five in the morning|six] for twenty minutes. Do not be alarmed.
B: I was alarmed. I was standing there.
A: I am so sorry.
B: I needed a wash.
C+ 😂
A+ 😂

A: Is the water on again?
B: Not yet, they say after {time}.
B: It is on now. Let it run clear first.
A+ 👍
`;
