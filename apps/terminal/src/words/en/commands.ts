/** Of the commands that only the terminal has. */
export const commands = {
  "command.attach": "Sends a file along with what you write",
  "command.quit": "Quits Parley; what is being written is kept",
} as const;
