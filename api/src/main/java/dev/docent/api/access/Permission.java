package dev.docent.api.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a credential may do: the scopes that clients know. */
public enum Permission {
    CHAT("chat"),
    DOCUMENTS_READ("documents:read"),
    DOCUMENTS_WRITE("documents:write"),
    ASSISTANTS_WRITE("assistants:write"),
    ADMIN("admin");

    /** What a temporary key may do unless asked otherwise. */
    static final Set<Permission> USUAL = Set.of(CHAT, DOCUMENTS_READ, DOCUMENTS_WRITE);

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    /** {@return its name in the API} */
    public String scope() {
        return scope;
    }

    static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values()).filter(one -> one.scope.equals(scope)).findFirst();
    }

    static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }
}
