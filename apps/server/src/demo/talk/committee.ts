export const committee = `
A: Minutes of the last meeting are in the folder. Corrections by {day} please.
B: I was there, and it says I was not.
A: Corrected. You were very much there.
C+ 😂

A: The insurance is due on [the first|the fifteenth]. It has gone up by [a tenth|eight per cent].
B: Did we ask the other company?
A: I have. About the same, less cover for the greenhouse.
C: Then stay, I would say.
B: Agreed.
D: Agreed.
A: Paid.
C+ 👍

A: Waiting list stands at [eleven|fourteen|seventeen]. {plot} will come free.
B: Would they take a half?
A: I will ask the first {num}.
C: Halves have worked well on the lower path.

A: Plot round on {day} at {time}. Who walks with me?
B: I will.
C: Me, if it does not pour.
A: Friendly notes only, as last time.
B+ 👍

A: Three quotes for the fence. The middle one is the only one who came and looked.
B: Then it should be that one.
C: What does he want up front?
A: A third. The rest when it stands.
B: That is fair.
D: In favour.
C: In favour.
A: I will sign on {day}.

A: Water bill: [a little less|about the same|noticeably less] than this time last year.
B: That will be the butts.
A: I think so too. Worth saying at the meeting.
C+ 👏

A: Somebody has complained about [smoke|the cockerel|cars on the verge].
B: Which end?
A: The lane end. I would like to go and talk to them rather than write.
C: I know them a little, shall I come along?
A: Please. {day}, after {time}?
C+ 👍

A: Could we agree that the shed fund pays for the [lock|ladder|tyres]? It is [forty|sixty] or so.
B: Yes.
C: Yes, and keep the receipt with the others.
D: Yes.
A: Carried, as they say.

A: Agenda for {day}: accounts, the fence, the open day, anything else?
B: The path by {place}, before somebody falls.
C: And who looks after the first aid box.
A: Both added. {time} as usual, in the hall.
B+ 👍
D+ 👍

A: The council asks whether we want [mulch|a tree|a bench] from their programme. Answer by {day}.
B: Yes, obviously.
C: Where would it stand?
B: By {place}, there is room and shade.
A: I will write to them tonight.

A: I have put last year's accounts in order. We are [all right|slightly up|better off than I feared].
B: Thank you for doing that, it is nobody's favourite.
C: Can I look through them before {day}?
A: Please do, two pairs of eyes are better.
C: Read them. One number on the second page is in the wrong column, otherwise fine.
A+ 🙏

A: {@B} could you take the minutes on {day}? I will be late.
B: I can, if somebody lends me a pen that works.
C: I shall bring three.
A+ 😄

A: The lease runs for another [nine|eleven] years, I have checked. Nobody need worry.
B: Is that in writing?
A: It is, copy in the folder.
C+ 🎉
`;
