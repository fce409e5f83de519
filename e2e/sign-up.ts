/** Makes an account and answers a bearer token for it. */
export async function signUp(
  url: string,
  username: string,
  password = "correct horse battery",
): Promise<string> {
  await post(`${url}/api/people`, { username, password });
  const { token } = (await post(`${url}/api/tokens`, { username, password })) as { token: string };
  return token;
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
