package dev.docent.api.access;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The content of a chat token.
 *
 * @param account id of the account it acts for
 * @param credential the key that started the conversation, with which the token ends
 * @param conversation id of the only conversation it permits
 * @param url the address for questions, as issued together with the token
 * @param permissions of the key when it started the conversation
 */
public record ChatToken(
        String account, CredentialRef credential, String conversation, String url, Set<Permission> permissions)
        implements Serializable {

    private static final Set<Permission> INHERITED = Set.of(Permission.CHAT, Permission.DOCUMENTS_WRITE);

    public ChatToken {
        permissions = Set.copyOf(permissions);
    }

    /** {@return the content of a token for a conversation of the caller, with the caller's permissions that chatting needs} */
    public static ChatToken of(Caller caller, String conversation, String url) {
        var inherited =
                caller.permissions().stream().filter(INHERITED::contains).collect(Collectors.toSet());
        return new ChatToken(caller.account(), caller.credential(), conversation, url, inherited);
    }
}
