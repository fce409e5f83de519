/** The emoji that have names here, each with its names; by the first of them it is shown. */
const table = `
😀 grinning|😃 smiley|😄 smile|😁 grin|😆 laughing|😅 sweat_smile|🤣 rofl|😂 joy
🙂 slightly_smiling_face slight_smile|🙃 upside_down_face upside_down|😉 wink|😊 blush|😇 innocent
🥰 smiling_face_with_three_hearts|😍 heart_eyes|🤩 star_struck|😘 kissing_heart|😗 kissing|😋 yum
😛 stuck_out_tongue|😜 stuck_out_tongue_winking_eye|🤪 zany_face|🤑 money_mouth_face|🤗 hugs hug
🤭 hand_over_mouth giggle|🤫 shushing_face shush|🤔 thinking|🤐 zipper_mouth_face zipper_mouth
🤨 raised_eyebrow|😐 neutral_face neutral|😑 expressionless|😶 no_mouth|😏 smirk|😒 unamused
🙄 roll_eyes eye_roll|😬 grimacing grimace|🤥 lying_face|😌 relieved|😔 pensive|😪 sleepy
🤤 drooling_face|😴 sleeping|😷 mask|🤒 face_with_thermometer sick|🤢 nauseated_face
🤮 vomiting_face vomit|🤧 sneezing_face|🥵 hot_face|🥶 cold_face|🥴 woozy_face|😵 dizzy_face
🤯 exploding_head mind_blown|🤠 cowboy_hat_face|🥳 partying_face partying|😎 sunglasses
🤓 nerd_face nerd|🧐 monocle_face|😕 confused|😟 worried|🙁 slightly_frowning_face|😮 open_mouth
😯 hushed|😲 astonished|😳 flushed|🥺 pleading_face pleading|😦 frowning|😧 anguished|😨 fearful
😰 cold_sweat|😥 disappointed_relieved|😢 cry|😭 sob|😱 scream|😖 confounded|😣 persevere
😞 disappointed|😓 sweat|😩 weary|😫 tired_face|🥱 yawning_face yawn|😤 triumph|😡 rage|😠 angry
🤬 cursing_face|😈 smiling_imp imp|💀 skull|💩 poop|🤡 clown_face|👻 ghost|👽 alien|🤖 robot
🙈 see_no_evil|🙉 hear_no_evil|🙊 speak_no_evil|❤️ heart|🧡 orange_heart|💛 yellow_heart
💚 green_heart|💙 blue_heart|💜 purple_heart|🖤 black_heart|🤍 white_heart|💔 broken_heart
💕 two_hearts|💖 sparkling_heart|💓 heartbeat|💞 revolving_hearts|💋 kiss|💯 100|💢 anger|💥 boom
💫 dizzy|💦 sweat_drops|💨 dash|💬 speech_balloon|💭 thought_balloon|💤 zzz|👋 wave
✋ raised_hand hand|👌 ok_hand|🤏 pinching_hand|✌️ v victory|🤞 crossed_fingers|🤘 metal
🤙 call_me_hand call_me|👈 point_left|👉 point_right|👆 point_up_2|👇 point_down|☝️ point_up
👍 thumbsup +1|👎 thumbsdown -1|✊ fist|👊 facepunch|👏 clap|🙌 raised_hands|👐 open_hands
🤝 handshake|🙏 pray thanks|✍️ writing_hand writing|💪 muscle|👂 ear|👀 eyes|👁️ eye|🧠 brain|👶 baby
🧒 child|👦 boy|👧 girl|👨 man|👩 woman|👴 older_man|👵 older_woman|🤷 shrug|🤦 facepalm
🙋 raising_hand|🙇 bow|🧑‍🌾 farmer|🧑‍🍳 cook|🧑‍🏫 teacher|🧑‍💻 technologist|🧑‍🚒 firefighter
🕵️ detective|🥷 ninja|🎅 santa|🦸 superhero|🧟 zombie|🏃 runner|💃 dancer|👪 family|👣 footprints
🐶 dog|🐱 cat|🐭 mouse|🐹 hamster|🐰 rabbit|🦊 fox_face fox|🐻 bear|🐼 panda_face panda|🐨 koala
🐯 tiger|🦁 lion|🐮 cow|🐷 pig|🐸 frog|🐒 monkey|🐔 chicken|🐧 penguin|🐦 bird|🦆 duck|🦉 owl|🐺 wolf
🐴 horse|🆓 free|🆒 cool|🆘 sos|ℹ️ information_source|🔴 red_circle red|🟠 orange_circle orange
🟡 yellow_circle yellow|🟢 green_circle green|🔵 blue_circle blue|⚪ white_circle white
⚫ black_circle black|🏁 checkered_flag|🚩 triangular_flag_on_post|🏳️ white_flag
🏳️‍🌈 rainbow_flag|🏴‍☠️ pirate_flag|😺 cat_smile|✨ sparkles|⭐ star|🌟 glowing_star|🔥 fire
💧 droplet|⚡ zap|☀️ sun|🌈 rainbow|❄️ snowflake|☔ umbrella|🌙 moon|🌍 earth|🌱 seedling|🌳 tree
🌻 sunflower|🌹 rose|🍀 clover|🍅 tomato|🍎 apple|🍌 banana|🍓 strawberry|🍕 pizza|🍔 burger|🍟 fries
🍞 bread|🧀 cheese|🍰 cake|🎂 birthday|🍪 cookie|🍫 chocolate|☕ coffee|🍵 tea|🍺 beer|🍻 beers|🍷 wine
🥂 cheers|🍽️ plate|🐝 bee|🐛 bug|🦋 butterfly|🐟 fish|🐢 turtle|🎉 tada|🎊 confetti|🎈 balloon|🎁 gift
🏆 trophy|🥇 gold|⚽ soccer|🏀 basketball|🎮 game|🎲 die|🎵 note|🎶 notes|🎸 guitar|🎬 film|📷 camera
🎨 art|🚗 car|🚌 bus|🚲 bike|🚂 train|✈️ plane|🚀 rocket|⛵ boat|🏠 house|🏢 office|🏥 hospital
🏫 school|⏰ alarm|⏳ hourglass|📅 calendar|📌 pin|📎 paperclip|📝 memo|📄 page|📖 book|📦 package
📧 mail|📞 phone|📱 mobile|💻 laptop|🖨️ printer|💡 bulb|🔧 wrench|🔨 hammer|🔑 key|🔒 lock|🔓 unlock
🔔 bell|🔍 search|💰 money|💸 cash|📈 chart_up|📉 chart_down|✅ check|☑️ checked|❌ x|❗ exclamation
❓ question|⚠️ warning|🚧 construction|🚫 no_entry|⛔ stop|♻️ recycle|➕ plus|➖ minus|➡️ right
⬅️ left|⬆️ up|⬇️ down|🔄 arrows|🆗 ok|🆕 new|🟣 purple
`;

/** Emoji by each of their names. */
export const emojiByName: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .flatMap((entry) => {
      const [emoji = "", ...names] = entry.split(" ");
      return names.map((name) => [name, emoji] as const);
    }),
);

/** The selector for "as a picture" makes no other emoji. */
const bare = (emoji: string) => emoji.replaceAll("\ufe0f", "");

const nameByEmoji = new Map<string, string>();
for (const [name, emoji] of emojiByName)
  if (!nameByEmoji.has(bare(emoji))) nameByEmoji.set(bare(emoji), name);

/** What an emoji is called, or undefined. */
export const emojiName = (emoji: string): string | undefined => nameByEmoji.get(bare(emoji));

/** One emoji from what somebody typed for it: itself, or its name; null for anything else. */
export function emojiTyped(typed: string): string | null {
  const text = typed.trim();
  const alone = /^\p{RGI_Emoji}$/v;
  if (alone.test(text)) return text;
  if (alone.test(`${text}\ufe0f`)) return `${text}\ufe0f`;
  return emojiByName.get(text.replace(/^:|:$/g, "").toLowerCase()) ?? null;
}
