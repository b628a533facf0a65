package dev.docent.api.assistant;

import dev.docent.api.access.share.AccessInForce.HeldAccess;

/**
 * An assistant of another account that a request in progress asks.
 *
 * @param account id of the account that calls
 * @param assistant id of the assistant
 */
record HeldAssistant(String account, String assistant) implements HeldAccess {

    @Override
    public RuntimeException ended() {
        return ReachableAssistants.absent(assistant);
    }
}
