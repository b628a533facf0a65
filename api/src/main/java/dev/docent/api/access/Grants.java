package dev.docent.api.access;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a credential permits.
 *
 * @param permissions the scopes
 * @param knowledgeBases ids of the only knowledge bases that it reaches; null for all of the account
 */
public record Grants(Set<Permission> permissions, @Nullable Set<String> knowledgeBases) implements Serializable {

    public Grants {
        permissions = Set.copyOf(permissions);
        knowledgeBases = knowledgeBases == null ? null : Set.copyOf(knowledgeBases);
    }

    /** {@return whether these permit everything that the others permit} */
    public boolean cover(Grants others) {
        return permissions.containsAll(others.permissions)
                && (knowledgeBases == null
                        || others.knowledgeBases != null && knowledgeBases.containsAll(others.knowledgeBases));
    }

    /** {@return these grants with no other permissions than those given} */
    Grants within(Set<Permission> limit) {
        return new Grants(permissions.stream().filter(limit::contains).collect(Collectors.toSet()), knowledgeBases);
    }
}
