import type { Contact } from "@parley/protocol";
import { Ban, Ellipsis, MessageCircle, PencilLine, UserMinus } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { useBegin } from "../find/begin.ts";
import { paths } from "../paths.ts";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { Menu, MenuItem, MenuLine } from "../pieces/menu.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { Page } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";
import { Blocks } from "./blocks.tsx";
import { ConfirmBlock } from "./confirmBlock.tsx";
import { useContacts, useContactsAsked } from "./contactsState.ts";
import { PersonLine } from "./personLine.tsx";
import { RenameContact } from "./renameContact.tsx";

/** The people one keeps, under one's own names for them, and those one has blocked. */
export default function Contacts() {
  const { say } = useWords();
  const { contacts } = useContacts();
  const { problem, again } = useContactsAsked();
  const nameOf = useNames();
  const [renaming, setRenaming] = useState<Contact | null>(null);
  const all = contacts?.contacts.toSorted((one, other) =>
    nameOf(one.person).localeCompare(nameOf(other.person)),
  );
  return (
    <Page title={say("requests.contacts")} back={paths.you}>
      <div className="pb-8">
        {!all && <Unanswered problem={problem} again={again} />}
        {all?.length === 0 && (
          <p className="text-small text-quiet">
            {say("requests.contacts.none")}{" "}
            <Link href={paths.find} className="font-strong text-you hover:underline">
              {say("find.title")}
            </Link>
          </p>
        )}
        {all && all.length > 0 && (
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {all.map((contact) => (
              <Row
                key={contact.person.id}
                contact={contact}
                onRename={() => setRenaming(contact)}
              />
            ))}
          </ul>
        )}
      </div>
      <Blocks />
      <RenameContact contact={renaming} onClose={() => setRenaming(null)} />
    </Page>
  );
}

function Row({ contact, onRename }: { contact: Contact; onRename: () => void }) {
  const { person, name: privateName } = contact;
  const { say } = useWords();
  const { tell, tellError } = useNotice();
  const { messageOrSay } = useBegin();
  const { keep, drop, block } = useContacts();
  const name = isolate(useNames()(person));
  const [blocking, setBlocking] = useState(false);

  async function remove() {
    await drop(person.id);
    tell({
      words: say("requests.contacts.removed", { name }),
      action: {
        label: say("requests.undo"),
        onClick: () => void keep(person.id, privateName).catch(tellError),
      },
    });
  }

  const own =
    privateName === null
      ? undefined
      : say("requests.contacts.own", { name: isolate(person.displayName) });
  return (
    <PersonLine person={person} beneath={own}>
      <IconButton
        icon={MessageCircle}
        name={say("find.message.named", { name })}
        onClick={() => messageOrSay(person.id)}
      />
      <Menu button={<IconButton icon={Ellipsis} name={say("requests.contacts.more", { name })} />}>
        <MenuItem icon={PencilLine} onClick={onRename}>
          {say("requests.contacts.rename")}
        </MenuItem>
        <MenuItem icon={UserMinus} onClick={() => void remove().catch(tellError)}>
          {say("requests.contacts.remove")}
        </MenuItem>
        <MenuLine />
        <MenuItem wrong icon={Ban} onClick={() => setBlocking(true)}>
          {say("requests.block")}
        </MenuItem>
      </Menu>
      <ConfirmBlock
        person={blocking ? person : null}
        onClose={() => setBlocking(false)}
        onBlock={async () => {
          await block(person.id);
          tell({ words: say("requests.blocked", { name }) });
        }}
      />
    </PersonLine>
  );
}
