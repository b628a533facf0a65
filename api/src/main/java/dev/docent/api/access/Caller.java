package dev.docent.api.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * The account and the credential of a request.
 *
 * @param account id of the account
 * @param credential id of the credential
 * @param permissions of the credential
 * @param master whether the credential is the master key
 * @param token the content of the chat token; null for every other credential
 */
public record Caller(
        String account,
        String credential,
        Set<Permission> permissions,
        boolean master,
        @Nullable ChatToken token) implements Principal, Serializable {

    /** The authority of the master key only. */
    static final String MASTER = "master";
    /** The authority of a chat token: to chat in its conversation. */
    static final String CONVERSATION = "conversation";
    /** The authority of a chat token to add documents to its conversation's knowledge base. */
    static final String CONVERSATION_DOCUMENTS = "conversation:documents";

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    static Caller master(String account) {
        return new Caller(account, MASTER, Permission.all(), true, null);
    }

    static Caller key(String account, String id, Set<Permission> permissions) {
        return new Caller(account, id, permissions, false, null);
    }

    static Caller conversation(ChatToken token) {
        return new Caller(token.account(), token.conversation(), token.permissions(), false, token);
    }

    /** {@return the content of the chat token, if that is the credential} */
    public Optional<ChatToken> chatToken() {
        return Optional.ofNullable(token);
    }

    @Override
    public String getName() {
        return account;
    }

    List<GrantedAuthority> authorities() {
        if (token != null) {
            return token.permissions().contains(Permission.DOCUMENTS_WRITE)
                    ? AuthorityUtils.createAuthorityList(CONVERSATION, CONVERSATION_DOCUMENTS)
                    : AuthorityUtils.createAuthorityList(CONVERSATION);
        }
        var scopes = permissions.stream().map(Permission::scope);
        return AuthorityUtils.createAuthorityList(
                (master ? Stream.concat(scopes, Stream.of(MASTER)) : scopes).toArray(String[]::new));
    }
}
