/** What is said in #general. The notation is described in `../exchanges.ts`. */
export const general = `
A: [We have|I have] taken on {plot} as well, and it is mostly [brambles|couch grass|bindweed] so far.
B: Brave. [Do not dig all of it at once|Start with one bed|Begin small], that is how we all hurt our backs.
C^: {@A} if you want a barrow load of [woodchip|compost] for it, there is some by {place}, take what you like.
A: Thank you both. I will come by on {day}.
C+ 💪

A: [Somebody|Whoever was last out] left the [top|bottom|side] gate open [last night|yesterday evening|overnight]. The deer have been in and the {veg} on {plot} are gone.
B: Oh no. All of them?
A: The tops. Some may come back.
C: Could we put a [spring|weight] on that gate so it shuts by itself?
D: I have one [at home|in a drawer]. I will fit it on {day}.
A+ 🙏

A: There is a set of keys on the bench by {place}, with a [red tag|small brass bell|bottle opener] on the ring. Anybody's?
B: Mine! I have been [turning the house upside down|looking everywhere|emptying every coat].
A: I will hang on to them until {time}, then they go to {@C}.
C: Fine by me, I am here till [dark|late|supper].

A: Is anybody [down there|on site] at the moment? I think I left the tap by {place} running.
B: I am. Walking over now.
B: It was. It is off.
A: You are [a star|very kind|a lifesaver]. Thank you.
B+ 👍

A: Too many {veg}. There is a crate by {place}, please take some before they [go over|spoil|turn].
B: Taken a bag, thank you.
C: Me too. Soup tonight.
A: There are still [plenty|a lot|more than I want to carry home].
D+ 🙌

A: The [council|water company|electricity people] will be working on the lane on {day}. No parking past the second [bend|lamp post|bin].
B: All day?
A: From {time} until they are done, the letter says.
C: I was expecting [manure|gravel|pallets] that day. I will ring and move it.

A: The cat that sleeps in the big greenhouse is nobody's, is that right?
B: She belongs to the [baker|house with the blue door|end terrace], but she has decided otherwise.
C: She has eaten half my sandwich twice this week.
D: Then she is definitely one of us.
C+ 😂
B+ 🐈

A: Photos of {place} in the early light, if anybody wants them for the noticeboard.
B: Yes please! The ones up there are [years old|from before the fence|faded to blue].
A: I will print a few and pin them up on {day}.

A: Reminder that the noticeboard has a sheet for [the autumn order|the seed order|the bulk order]. It closes on {day}.
B: Is the [netting|fleece|twine] on it this time?
A: It is, second page.
C: I have put us down for two rolls, {@B}, if you want to share.
B+ 👍

A: Who do I ask about a second water butt for {plot}?
B: {@C} keeps the list, I think.
C: I do. There are {num} left, they are behind the shed. Just write your plot number on one.
A: Brilliant, thank you.

A: Wind is [getting up|supposed to be bad tonight|coming]. If your fleece is only held down with [bricks|stones|hope], now would be the time.
B: I will do the big greenhouse vents, I am near.
C: Could someone look at {plot}? The cloches there go flying every time.
B: On my way past it.
C+ 🙏

A: [Thank you|A big thank you] to whoever cleared the path between the pond and {plot}. It is a pleasure to push a barrow along it now.
B: That was {@C} and the children.
C: Paid in biscuits.

A: Does anybody have a [spare|second] [pair of gloves|sun hat|flask] down there? I came straight from work with nothing.
B: There is a box of odd ones inside the shed door. Odd in every sense.
A: Found a left and a left. Perfect.
B+ 😂

A: Good news: the [quote for the fence|new lease|grant for the pond] has come through.
B: That is wonderful. Well done to the committee.
C+ 🎉
D+ 🎉
E: When does the work start?
A: Not before {day}. We will put a note up.

A: If you use the compost toilet, please put a scoop of [sawdust|shavings] in after. The bucket had been empty for a while.
B: I have refilled it. There are {num} sacks in the shed.
A: Thank you. The visitors on {day} will thank you too.

A: What is eating my {veg}? Neat round holes, no slime.
B: [Flea beetle|Pigeons|Something with taste], if the holes are small.
C: Fine mesh, and water them well. Mine got through it.
A: I will try the mesh. {@C} can I borrow a piece till {day}?
C: It is on the line behind {plot}, help yourself.

A: Is the shop order [in|here|back]? I can fetch it with the trailer if so.
B: They said {day}, after {time}.
A: Then I will do it on the way home. Anything for anybody else?
C: [Two bags of grit|A bale of straw|Bamboo canes, the long ones] please, I will pay you there.

A: There is [a heron|a woodpecker|a hedgehog|a fox with two cubs] by {place} right now. Do not all come at once.
B: Too late, I am creeping.
C: [Lovely|How lovely]. First time this year?
A: First I have seen.
D+ 😍

A: Could people check that the hose is off the path before they leave? The wheelchair cannot get past {place} otherwise.
B: Sorry, that may have been us. We will coil it from now on.
A: No harm done, and thank you.
B+ 👍
C+ 👍

A: Anybody else with no [signal|network] near the pond?
B: None of us, ever. Stand by {place}, one arm up.
A: I am standing there now.
C: I can see you. You look like a weathervane.
A+ 😂
D+ 😂
`;
