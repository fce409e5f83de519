import { lazy, type ComponentType } from "react";
import { Conversation } from "./conversations/conversation.tsx";
import { Home } from "./conversations/home.tsx";
import { NotFound } from "./not-found/notFound.tsx";
import { paths, phonesPath } from "./paths.ts";
import { Entered } from "./sign-in/entered.tsx";

/** Which screen answers to which address. The first that matches is drawn; "*" matches every one. */
export interface Screen {
  path: string;
  /** Screens a person does not see on every visit are `lazy(() => import(…))`. */
  screen: ComponentType;
}

const Welcome = lazy(() => import("./sign-in/welcome.tsx"));
const SignIn = lazy(() => import("./sign-in/signIn.tsx"));
const SignUp = lazy(() => import("./sign-in/signUp.tsx"));
const SignInByPhone = lazy(() => import("./sign-in/signInByPhone.tsx"));
const SignUpByPhone = lazy(() => import("./sign-in/signUpByPhone.tsx"));
const Guest = lazy(() => import("./sign-in/guest.tsx"));
const Find = lazy(() => import("./find/find.tsx"));
const Requests = lazy(() => import("./requests/requests.tsx"));
const Contacts = lazy(() => import("./requests/contacts.tsx"));
const Mentions = lazy(() => import("./mentions/mentions.tsx"));
const Settings = lazy(() => import("./settings/settings.tsx"));
const Phones = lazy(() => import("./phones/phones.tsx"));
const Device = lazy(() => import("./device/device.tsx"));
const You = lazy(() => import("./settings/you.tsx"));

/** For anybody, signed in or not; each is a page of its own. */
export const anywhere: readonly Screen[] = [{ path: phonesPath, screen: Phones }];

/** For whoever is not signed in. */
export const outside: readonly Screen[] = [
  { path: paths.home, screen: Welcome },
  { path: paths.signInByPhone, screen: SignInByPhone },
  { path: paths.signUp, screen: SignUp },
  { path: paths.signUpByPhone, screen: SignUpByPhone },
  { path: paths.guest, screen: Guest },
  { path: "*", screen: SignIn },
];

/** For whoever is; each is drawn in the shell's main column. */
export const inside: readonly Screen[] = [
  { path: paths.home, screen: Home },
  { path: paths.conversation, screen: Conversation },
  { path: paths.mentions, screen: Mentions },
  { path: paths.signIn, screen: Entered },
  { path: paths.signInByPhone, screen: Entered },
  { path: paths.signUp, screen: Entered },
  { path: paths.signUpByPhone, screen: Entered },
  { path: paths.guest, screen: Entered },
  { path: paths.find, screen: Find },
  { path: paths.requests, screen: Requests },
  { path: paths.contacts, screen: Contacts },
  { path: paths.you, screen: You },
  { path: paths.device, screen: Device },
  { path: paths.settings, screen: Settings },
  { path: "*", screen: NotFound },
];
