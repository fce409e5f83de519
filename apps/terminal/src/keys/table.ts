/** What can be done by keys, where, and by which keys unless the settings say otherwise. */

export type Where =
  | "everywhere"
  | "list"
  | "timeline"
  | "message"
  | "composer"
  | "switcher"
  | "question"
  | "reader";

interface Action {
  where: Where;
  keys: readonly string[];
}

/** In the order in which help shows them; `key.{action}` in the words says what each does. */
export const actions = {
  "app.help": { where: "everywhere", keys: ["f1"] },
  "app.redraw": { where: "everywhere", keys: ["ctrl+l"] },
  "app.suspend": { where: "everywhere", keys: ["ctrl+z"] },
  "app.mouse": { where: "everywhere", keys: ["alt+M"] },
  "app.quit": { where: "everywhere", keys: ["ctrl+c"] },
  "focus.next": { where: "everywhere", keys: ["tab", "f6"] },
  "focus.previous": { where: "everywhere", keys: ["shift+tab", "shift+f6"] },
  // Ctrl+K is the composer's as long as there is something to cut.
  "switcher.open": { where: "everywhere", keys: ["ctrl+k", "ctrl+g"] },
  "search.open": { where: "everywhere", keys: ["ctrl+s"] },
  "mentions.open": { where: "everywhere", keys: ["alt+m"] },
  "members.open": { where: "everywhere", keys: ["alt+i"] },
  "message.mode": { where: "everywhere", keys: ["ctrl+up", "alt+j"] },
  "timeline.pageUp": { where: "everywhere", keys: ["pageup"] },
  "timeline.pageDown": { where: "everywhere", keys: ["pagedown"] },
  // Over anything that has nothing of its own to scroll; only with the mouse turned on.
  "timeline.wheelUp": { where: "everywhere", keys: ["wheelup"] },
  "timeline.wheelDown": { where: "everywhere", keys: ["wheeldown"] },
  "timeline.firstUnread": { where: "everywhere", keys: ["alt+u", "shift+pageup"] },
  "timeline.newest": { where: "everywhere", keys: ["alt+end", "shift+pagedown"] },

  "conversation.nextUnread": { where: "everywhere", keys: ["alt+a", "alt+shift+down"] },
  "conversation.previousUnread": { where: "everywhere", keys: ["alt+shift+up"] },
  "conversation.next": { where: "everywhere", keys: ["alt+down"] },
  "conversation.previous": { where: "everywhere", keys: ["alt+up"] },
  "conversation.back": { where: "everywhere", keys: ["alt+<", "alt+left"] },
  "conversation.forward": { where: "everywhere", keys: ["alt+>", "alt+right"] },
  "conversation.last": { where: "everywhere", keys: ["alt+s", "alt+/"] },
  "conversation.1": { where: "everywhere", keys: ["alt+1"] },
  "conversation.2": { where: "everywhere", keys: ["alt+2"] },
  "conversation.3": { where: "everywhere", keys: ["alt+3"] },
  "conversation.4": { where: "everywhere", keys: ["alt+4"] },
  "conversation.5": { where: "everywhere", keys: ["alt+5"] },
  "conversation.6": { where: "everywhere", keys: ["alt+6"] },
  "conversation.7": { where: "everywhere", keys: ["alt+7"] },
  "conversation.8": { where: "everywhere", keys: ["alt+8"] },
  "conversation.9": { where: "everywhere", keys: ["alt+9"] },

  "list.next": { where: "list", keys: ["down", "j", "ctrl+n"] },
  "list.previous": { where: "list", keys: ["up", "k", "ctrl+p"] },
  "list.first": { where: "list", keys: ["home", "g"] },
  "list.last": { where: "list", keys: ["end", "G"] },
  "list.open": { where: "list", keys: ["enter", "right"] },
  "list.leave": { where: "list", keys: ["escape"] },
  "list.help": { where: "list", keys: ["?"] },

  "timeline.up": { where: "timeline", keys: ["up"] },
  "timeline.down": { where: "timeline", keys: ["down"] },
  "timeline.first": { where: "timeline", keys: ["home", "g"] },
  "timeline.last": { where: "timeline", keys: ["end", "G"] },
  "timeline.select": { where: "timeline", keys: ["k", "j", "enter"] },
  "timeline.search": { where: "timeline", keys: ["/"] },
  "timeline.leave": { where: "timeline", keys: ["escape"] },
  "timeline.help": { where: "timeline", keys: ["?"] },

  "message.next": { where: "message", keys: ["j", "down", "ctrl+n"] },
  "message.previous": { where: "message", keys: ["k", "up", "ctrl+p"] },
  "message.first": { where: "message", keys: ["g", "home"] },
  "message.last": { where: "message", keys: ["G", "end"] },
  "message.reply": { where: "message", keys: ["r"] },
  "message.edit": { where: "message", keys: ["e"] },
  "message.delete": { where: "message", keys: ["d"] },
  "message.react": { where: "message", keys: ["a", "+"] },
  "message.copy": { where: "message", keys: ["y"] },
  "message.copyAll": { where: "message", keys: ["Y"] },
  "message.copyLink": { where: "message", keys: ["l"] },
  "message.links": { where: "message", keys: ["o"] },
  "message.view": { where: "message", keys: ["v", "enter"] },
  "message.replied": { where: "message", keys: ["t"] },
  "message.deliveries": { where: "message", keys: ["i"] },
  "message.retry": { where: "message", keys: ["R"] },
  "message.unread": { where: "message", keys: ["u"] },
  "message.search": { where: "message", keys: ["/"] },
  "message.help": { where: "message", keys: ["?"] },
  "message.leave": { where: "message", keys: ["escape", "q"] },

  "compose.send": { where: "composer", keys: ["enter"] },
  "compose.newline": { where: "composer", keys: ["alt+enter", "ctrl+j", "shift+enter"] },
  "compose.lines": { where: "composer", keys: ["alt+e"] },
  "compose.cancel": { where: "composer", keys: ["escape"] },
  "compose.up": { where: "composer", keys: ["up"] },
  "compose.down": { where: "composer", keys: ["down"] },
  "compose.replyLast": { where: "composer", keys: ["shift+up"] },
  "compose.earlier": { where: "composer", keys: ["ctrl+p"] },
  "compose.later": { where: "composer", keys: ["ctrl+n"] },
  "compose.find": { where: "composer", keys: ["ctrl+r"] },
  "compose.editor": { where: "composer", keys: ["ctrl+o", "alt+k"] },
  "compose.complete": { where: "composer", keys: ["tab"] },
  "compose.completeBack": { where: "composer", keys: ["shift+tab"] },

  // Of what stands in the composer's place while a conversation waits for an answer.
  "request.accept": { where: "composer", keys: ["a"] },
  "request.decline": { where: "composer", keys: ["d"] },
  "request.block": { where: "composer", keys: ["b"] },

  "edit.left": { where: "composer", keys: ["left", "ctrl+b"] },
  "edit.right": { where: "composer", keys: ["right", "ctrl+f"] },
  "edit.wordLeft": { where: "composer", keys: ["alt+b", "ctrl+left"] },
  "edit.wordRight": { where: "composer", keys: ["alt+f", "ctrl+right"] },
  "edit.lineStart": { where: "composer", keys: ["ctrl+a", "home"] },
  "edit.lineEnd": { where: "composer", keys: ["ctrl+e", "end"] },
  "edit.textStart": { where: "composer", keys: ["ctrl+home"] },
  "edit.textEnd": { where: "composer", keys: ["ctrl+end"] },
  "edit.deleteLeft": { where: "composer", keys: ["backspace", "ctrl+h"] },
  "edit.deleteRight": { where: "composer", keys: ["delete", "ctrl+d"] },
  "edit.cutWordLeft": { where: "composer", keys: ["alt+backspace", "ctrl+backspace"] },
  "edit.cutBlankLeft": { where: "composer", keys: ["ctrl+w"] },
  "edit.cutWordRight": { where: "composer", keys: ["alt+d", "ctrl+delete"] },
  "edit.cutToEnd": { where: "composer", keys: ["ctrl+k"] },
  "edit.cutToStart": { where: "composer", keys: ["ctrl+u"] },
  "edit.paste": { where: "composer", keys: ["ctrl+y"] },
  "edit.pasteOlder": { where: "composer", keys: ["alt+y"] },
  "edit.swap": { where: "composer", keys: ["ctrl+t"] },
  "edit.upper": { where: "composer", keys: ["alt+U"] },
  "edit.lower": { where: "composer", keys: ["alt+l"] },
  "edit.capital": { where: "composer", keys: ["alt+c"] },
  "edit.undo": { where: "composer", keys: ["ctrl+_"] },

  "switcher.next": { where: "switcher", keys: ["down", "ctrl+n", "tab"] },
  "switcher.previous": { where: "switcher", keys: ["up", "ctrl+p", "shift+tab"] },
  "switcher.choose": { where: "switcher", keys: ["enter"] },
  "switcher.close": { where: "switcher", keys: ["escape", "ctrl+g"] },

  "question.yes": { where: "question", keys: ["y"] },
  "question.no": { where: "question", keys: ["n", "escape"] },
  "question.code": { where: "question", keys: ["c"] },
  "question.file": { where: "question", keys: ["f"] },

  "reader.up": { where: "reader", keys: ["up", "k"] },
  "reader.down": { where: "reader", keys: ["down", "j"] },
  "reader.pageUp": { where: "reader", keys: ["pageup", "b"] },
  "reader.pageDown": { where: "reader", keys: ["pagedown", "space"] },
  "reader.first": { where: "reader", keys: ["home", "g"] },
  "reader.last": { where: "reader", keys: ["end", "G"] },
  "reader.choose": { where: "reader", keys: ["enter"] },
  "reader.close": { where: "reader", keys: ["escape", "q"] },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

export const actionNames = Object.keys(actions) as ActionName[];
