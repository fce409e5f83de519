import { version } from "../version.ts";

export const help = `Parley ${version}: one conversation from a browser, a terminal and any phone.

  parley-server            start the server
  parley-server migrate    bring the database to the newest shape, and stop
  parley-server demo       fill an empty database with a made-up community
  parley-server restored   say that the database was put back from a copy (before starting it)
  parley-server doctor     look at everything it needs, and say what is wrong and where to mend it;
                           --fix sets the webhooks at Twilio, --json is for scripts
  parley-server person NAME
                           print what is kept of the person with that username or number (+44 …), their
                           e-mail address too: to reach somebody who cannot sign in any more
  parley-server version    print the version
  parley-server help       print this

Settings come from the environment or from a .env file; docs/settings.md lists them.
`;
