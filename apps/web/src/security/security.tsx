import { useMe } from "@parley/client";
import { OwnPhone } from "./ownPhone.tsx";
import { OwnPassword } from "./ownPassword.tsx";
import { SecondFactor } from "./secondFactor.tsx";

/** What one signs in with, and what more is asked then. */
export default function Security() {
  const me = useMe();
  if (!me) return null;
  return (
    <>
      <OwnPhone me={me} />
      {me.kind === "member" && <OwnPassword me={me} />}
      {me.kind === "member" && <SecondFactor me={me} />}
    </>
  );
}
