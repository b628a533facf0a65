package dev.docent.api.access;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
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
 * @param credential what was presented, or what the presented token hangs on
 * @param grants what the credential permits
 * @param administrator whether the account may administer the installation, if the scopes permit it
 * @param expiresAt when the credential expires; null if it does not
 * @param token the content of the chat token; null for every other credential
 */
public record Caller(
        String account,
        CredentialRef credential,
        Grants grants,
        boolean administrator,
        @Nullable Instant expiresAt,
        @Nullable ChatToken token)
        implements Principal, Serializable {

    /** The authority of the master key only. */
    public static final String MASTER = "master";
    /** The authority to administer the installation. */
    public static final String ADMINISTRATOR = "administrator";
    /** The authority of a person who signed in. */
    public static final String SIGNED_IN = "signed_in";
    /** The authority of a credential that is not bound to knowledge bases. */
    public static final String WHOLE_ACCOUNT = "whole_account";
    /** The authority of a chat token: to chat in its conversation. */
    public static final String CONVERSATION = "conversation";
    /** The authority of a chat token to add documents to its conversation's knowledge base. */
    static final String CONVERSATION_DOCUMENTS = "conversation:documents";

    /** {@return a caller that does not administer the installation} @param expiresAt null if the credential does not expire */
    public static Caller of(String account, CredentialRef credential, Grants grants, @Nullable Instant expiresAt) {
        return new Caller(account, credential, grants, false, expiresAt, null);
    }

    /** {@return this caller with the right to administer the installation} */
    public Caller asAdministrator() {
        return new Caller(account, credential, grants, true, expiresAt, token);
    }

    /** {@return the caller with a chat token of this one, which permits nothing that this one is not permitted} */
    public Caller with(ChatToken chat) {
        return new Caller(account, credential, grants.within(chat.permissions()), false, expiresAt, chat);
    }

    /** {@return whether the credential is the master key} */
    public boolean master() {
        return credential.isMaster() && token == null;
    }

    public Set<Permission> permissions() {
        return grants.permissions();
    }

    /** {@return whether the credential reaches all knowledge bases of the account} */
    public boolean reachesAll() {
        return grants.knowledgeBases() == null;
    }

    /** {@return whether the credential reaches this knowledge base of the account, if there is one with this id} */
    public boolean reaches(String knowledgeBase) {
        var only = grants.knowledgeBases();
        return only == null || only.contains(knowledgeBase);
    }

    /** {@return the only knowledge bases that the credential reaches; empty if it reaches all of the account} */
    public Optional<Set<String>> boundTo() {
        return Optional.ofNullable(grants.knowledgeBases());
    }

    /** {@return the content of the chat token, if that is the credential} */
    public Optional<ChatToken> chatToken() {
        return Optional.ofNullable(token);
    }

    @Override
    public String getName() {
        return account;
    }

    /** {@return what the security filter permits the caller} */
    public List<GrantedAuthority> authorities() {
        return AuthorityUtils.createAuthorityList((token == null ? ofCredential() : ofToken()).toArray(String[]::new));
    }

    private Stream<String> ofCredential() {
        var further = Stream.of(
                master() ? MASTER : "",
                credential.kind() == CredentialRef.Kind.SESSION ? SIGNED_IN : "",
                reachesAll() ? WHOLE_ACCOUNT : "",
                administrator && permissions().contains(Permission.ADMIN) ? ADMINISTRATOR : "");
        return Stream.concat(
                permissions().stream().map(Permission::scope), further.filter(authority -> !authority.isEmpty()));
    }

    private Stream<String> ofToken() {
        if (!permissions().contains(Permission.CHAT)) {
            return Stream.of();
        }
        return permissions().contains(Permission.DOCUMENTS_WRITE)
                ? Stream.of(CONVERSATION, CONVERSATION_DOCUMENTS)
                : Stream.of(CONVERSATION);
    }
}
