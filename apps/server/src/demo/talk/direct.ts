/** What two people write to each other. */
export const direct = `
A: Are you going down [today|this evening|on {day}]?
B: Yes, around {time}. Do you need anything?
A: Could you look whether I shut the cold frame?
B: Of course.
B: It was shut. Your {veg} look happy.
A: You are the best.

A: Did you see what she wrote about the hedge?
B: I did. I thought I would let it rest a day.
A: Wise. I had three answers typed already.
B: Keep them for the committee.

A: Lift on {day}? I have the car and an empty seat.
B: Yes please, my knee would thank you.
A: {time} at the corner then.
B+ 👍

A: What was the name of that [plumber|rose|soup] again?
B: Wait, I have it written down somewhere.
B: [Ferris|Gloire de Dijon|Ribollita]. Why?
A: No reason, it has been bothering me since lunch.

A: I made too much {food}. Shall I leave some on your step?
B: I would never say no to that.
A: It is there, under the bowl with the stone on it.
B: Eaten. Wonderful. The bowl is washed.
A+ 😄

A: Thank you for [yesterday|listening|the talk]. It helped.
B: Any time, I mean it.
A: I know. That is why.
B+ ❤️

A: Do you still have my [drill|ladder|big pot]?
B: I do, to my shame. I will bring it on {day}.
A: No hurry at all.

A: How is your mother?
B: Better, home since {day}. She asks after your {veg}.
A: Tell her they ask after her too.
B+ ❤️

A: Can you keep a secret until {day}?
B: Probably. What is it?
A: We are giving {name} the old apple press for the birthday.
B: Oh, that is perfect. I can keep that.

A: Coffee at {time}?
B: [Half an hour later and yes|Yes, yours or mine]?
A: Mine, there is {food}.
B: Then I am already on my way.

A: Sorry, I missed your call. I was under the sink.
B: Nothing urgent. Are you out from under it?
A: I am, and it no longer drips. On me at least.
B+ 😂

A: I think we planted the {veg} in the same bed as last time.
B: Did we? Where is the plan?
A: On the back of the seed packet we threw away.
B: Next year we draw it on the wall.
`;
