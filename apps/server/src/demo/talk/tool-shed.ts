export const toolShed = `
A: Has anyone seen the {tool}? It is not on its [hook|nail|shelf].
B: I had it on {day} and put it back. Try behind the [lawnmower|door|old beehive].
A: Found it, exactly there.
B+ 😄

A: The {tool} is [broken|in two pieces|out of action]. Not my doing, I found it so.
B: What has gone?
A: The [handle|bolt|pin], I think. The rest looks sound.
C: Leave it on the bench, I have [ash|a spare|one that fits] at home and can do it on {day}.
A: On the bench, with a note on it.
C+ 👍

A: I would like to borrow the {tool} over the weekend. Any objections?
B: None here. I was going to use it but {day} suits me as well.
A: I will leave it clean on the rack by {time} on Sunday.
B+ 👍

A: Sharpening on {day} from {time}. Bring [spades, hoes, shears|anything with an edge|what you have], not the kitchen knives this time.
B: What about one kitchen knife.
A: One.
C+ 😂
D: I will bring the vice and the oil.

A: The lock on the tool shed [sticks|is stiff again|jams in the wet]. Lift the door a little and it turns.
B: I put graphite in it last time, did it help?
A: For a while. It may want a new one.
C: There is money for that. I can get one on {day}.
B+ 👍

A: Puncture on the big barrow. Third this [month|season].
B: It is the thorns from {plot}. Could we try a solid tyre?
C: They are about [twenty|twenty-five] each and push like a piano.
B: One of each then, and the strong ones take the piano.
A: I have patched it for the moment.

A: I have listed what is in the shed: {num} spades, {num} forks, one {tool}, and something nobody can name.
B: The something is a [turfing iron|drain rod holder|daisy grubber].
A: That is now written down. Thank you.
C: We also lent the second {tool} to the school.
A: Noted. {@C} do you know until when?
C: I will ask them on {day}.

A: Does the strimmer take mix or plain?
B: Mix, fifty to one. There is a can with a [red|green] cap, labelled.
A: It was not labelled.
B: It is now. Sorry.
A+ 👍

A: Please [brush|knock] the mud off before tools go back. I have just spent an hour with a wire brush.
B: Thank you for that hour.
C: Shall we hang a brush on a string by the door? Then there is no excuse.
A: I like that. I will do it [today|on {day}|this afternoon].
D+ 👏

A: Anybody going past the hardware shop? We need [hooks|twine|screws, four by forty|a hasp].
B: I am, around {time}. How many?
A: [Ten|A dozen|Two packets] should do.
B: Got them. Receipt is in the tin.
A+ 🙏

A: Who took the {tool} to {plot}? I can see it from here and it is about to rain.
B: Me. Coming.
B: It is dry and inside.
A+ 👍

A: The generator [will not start|coughs and dies|is sulking].
B: Choke out, three pulls, choke in.
A: Tried that.
C: Fuel tap under the tank, it points backwards for on. Do not ask.
A: That was it. I was about to kick it.
C+ 😂

A: A [retired joiner|neighbour] from the lane has offered us a workbench with a vice, free, if we collect it.
B: Yes! Where would it go?
C: Along the back wall if the old mower leaves.
D: I can take the mower to the tip on {day}.
A: Then I will say yes to him tonight.
B+ 🎉

A: Stepladder inspection: one good, one [wobbly|missing a foot], one I have taken to bits.
B: So one.
A: So one. I have tied a tag on the good one.
C: We could buy another from the [raffle|open day] money?
A: I will raise it.
B+ 👍

A: I am putting up shelves in the shed on {day}, two pairs of hands would help.
B: One pair here.
C: The other, from {time} though.
A: Lovely. Bring [gloves|a level|whatever you like to drink].

A: The {tool} came back with somebody's [flask|hat|glove] wrapped round it. It is on the windowsill.
B: That is mine, thank you. I wondered.
`;
