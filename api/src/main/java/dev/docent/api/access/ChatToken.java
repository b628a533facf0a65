package dev.docent.api.access;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a chat token says.
 *
 * @param account id of the account that it acts for
 * @param conversation id of the one conversation that it may chat in
 * @param url where questions go, as it was handed out together with the token
 * @param permissions the part of the starting key's permissions that passed on to it
 */
public record ChatToken(String account, String conversation, String url, Set<Permission> permissions)
        implements Serializable {

    private static final Set<Permission> PASSED_ON = Set.of(Permission.CHAT, Permission.DOCUMENTS_WRITE);

    public ChatToken {
        permissions = Set.copyOf(permissions);
    }

    /** {@return what a token says that the caller hands on: no more than the caller may, and than chatting needs} */
    public static ChatToken of(Caller caller, String conversation, String url) {
        var passedOn = caller.permissions().stream().filter(PASSED_ON::contains).collect(Collectors.toSet());
        return new ChatToken(caller.account(), conversation, url, passedOn);
    }
}
