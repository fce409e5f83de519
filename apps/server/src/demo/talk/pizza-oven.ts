export const pizzaOven = `
A: I am lighting the oven on {day} around {time}. It is hot two hours later.
B: I will bring dough for [ten|a dozen|fifteen].
C: Tomatoes and basil from me, straight off {plot}.
D: Then I only need to be hungry.
A: You chop wood.
D+ 😂

A: We are low on dry wood. [Two|Three] bags left.
B: Ash came down behind {plot}, I can split it, but it will want a year.
C: I have pallets, clean ones, till then.
A: Pallets please, cut short.
C+ 👍

A: What does everybody do for dough? Mine is [a puddle|a brick|all right but dull].
B: Less yeast, more time. A day in the cold.
C: And more water than you think. It should wobble.
A: It wobbles. I will report.
A: Reporting: best so far.
B+ 🎉

A: The door of the oven has [warped|come off its hinge|a crack].
B: Can it be turned round?
A: It can, and that helps a bit.
C: I know a smith, I will ask what a new one costs.
C: Not much, if we measure it ourselves. {day}?
A+ 👍

A: Please rake the ash out when you are done, cold, into the metal bin. Not into the compost.
B: Is a little in the compost not all right?
A: A little is. It was not a little.
B: Noted.

A: {food} in the last heat is [a revelation|very good|the best use of it].
B: How long?
A: Twenty minutes with the door on, when you can hold your hand in for five seconds.
C+ 😋

A: How many are we on {day}?
B: {num} from us.
C: Two.
D: One and a dog.
A: Right, I make [sixteen|eighteen], with appetite.

A: Who left the peel out? It is made of wood and it rained.
B: It was me, I am sorry. I will oil it.
A: No harm. It has survived worse, including {@C}.
C: That fire was hardly my fault.
B+ 😂
D+ 😂

A: Courgette flowers on pizza: yes or no?
B: Yes.
C: Yes, with [anchovy|lemon|ricotta].
D: I am outnumbered, I can tell.
A+ 🌼

A: The chimney wants sweeping before we light it again.
B: I have rods. Saturday?
A: Saturday. Old clothes.
B: I have no other kind.
A+ 😄

A: Leftover dough, enough for {num}. Anybody want to come over now?
B: Now is good.
C: Walking.
`;
