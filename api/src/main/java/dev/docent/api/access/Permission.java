package dev.docent.api.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A permission of a credential, called scope in the API. */
public enum Permission {
    CHAT("chat"),
    DOCUMENTS_READ("documents:read"),
    DOCUMENTS_WRITE("documents:write"),
    ASSISTANTS_WRITE("assistants:write"),
    ADMIN("admin");

    /** The default permissions of a key. */
    public static final Set<Permission> USUAL = Set.of(CHAT, DOCUMENTS_READ, DOCUMENTS_WRITE);

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    /** {@return its name in the API} */
    public String scope() {
        return scope;
    }

    /** {@return the permission of this name in the API} */
    public static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values()).filter(one -> one.scope.equals(scope)).findFirst();
    }

    public static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }
}
