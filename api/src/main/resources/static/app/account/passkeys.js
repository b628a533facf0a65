/** Passkeys (WebAuthn, Level 3): the browser makes and uses them, the API checks them. */
import { post } from '../base/api.js';

const PATH = '/api/v1/auth/passkeys';

export function hasPasskeys() {
  return 'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** @param {string} name @param {string} password proves who asks */
export async function addPasskey(name, password) {
  const options = await post(`${PATH}/registration/options`, { password });
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  const { clientDataJSON, attestationObject, transports } = /** @type {any} */ (made).toJSON().response;
  await post(PATH, { name, credential: { response: { clientDataJSON, attestationObject, transports } } });
}

/** Gets the cookies of a session for a passkey that the person chooses. */
export async function signInWithPasskey() {
  const options = await post(`${PATH}/assertion/options`, {});
  const given = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const { id, response } = /** @type {any} */ (given).toJSON();
  const { authenticatorData, clientDataJSON, signature, userHandle } = response;
  await post(`${PATH}/assertion`, {
    cookies: true,
    credential: { id, response: { authenticatorData, clientDataJSON, signature, userHandle } },
  });
}
