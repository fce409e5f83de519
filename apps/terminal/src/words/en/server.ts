export const server = {
  "server.again": {
    one: "It may work in a second.",
    other: "It may work in {count} seconds.",
  },
  "server.againMinutes": {
    one: "It may work in a minute.",
    other: "It may work in {count} minutes.",
  },
  "server.signedOut":
    "The server does not know this sign-in any more. Sign in again: parley login. Where PARLEY_TOKEN is set, it has to be another.",
  "server.noAddress":
    "“{named}” is no address of a server. An address is like chat.example.org or localhost:8080.",
  "server.away":
    "{host} does not answer. Look whether you are on the network; otherwise the server is away, and whoever runs it knows more.",
  "server.unknownHost":
    "There is no {host}, as far as this network knows. Look at how it is written, and whether you are on the network.",
  "server.refused":
    "{host} is there, but no server answers at that port. It is not running, or at another port.",
  "server.noHttps":
    "{host} answers, but not over HTTPS. If what you write may be read on its way there, say so: parley login http://{host}",
  "server.notParley": "What answers at {host} is no Parley server. Look at the address.",
  "server.tooOld": "The Parley at {host} is too old for this app. Whoever runs it can update it.",
  "server.tooNew": "The Parley at {host} is too new for this app. Update the app.",
  "server.certificate.selfSigned":
    "{host} shows a certificate that it signed itself, so nobody vouches that it is {host}. If you know the server, get its certificate as a file from whoever runs it, and give it along: --ca FILE (or NODE_EXTRA_CA_CERTS=FILE).",
  "server.certificate.unknown":
    "{host} shows a certificate from an issuer that this machine does not know. If it is your organisation's own, give the issuer's certificate along: --ca FILE (or NODE_EXTRA_CA_CERTS=FILE). Otherwise do not go on: somebody may stand in between.",
  "server.certificate.expired":
    "The certificate of {host} has run out. Look whether this machine's clock is right; otherwise whoever runs the server has to renew it.",
  "server.certificate.early":
    "The certificate of {host} is not valid yet. Look whether this machine's clock is right.",
  "server.certificate.name":
    "What answers at {host} shows a certificate for another name. Use the name that the server is known by, and do not go on if this is the one.",
  "server.certificate.other":
    "The certificate of {host} cannot be trusted ({reason}). Whoever runs the server knows more.",
  "server.ca.unreadable": "{file} cannot be read ({reason}).",
  "server.ca.none":
    "{file} holds no certificates. It has to be a PEM file: -----BEGIN CERTIFICATE-----",
  "server.ca.oldNode": "This Node is too old for --ca. Set NODE_EXTRA_CA_CERTS={file} instead.",
} as const;
