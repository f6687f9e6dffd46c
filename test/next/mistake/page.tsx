import { client } from "../connect";

/** The mistake: a page that is the same for everybody has a token made for it. */
export default async function Mistake() {
  const { token } = await client.createConnectToken({ externalUserId: "alice" });
  return <p>{token.length}</p>;
}
