package dev.docent.api.access.key;

import dev.docent.api.access.Caller;
import dev.docent.api.access.Grants;
import dev.docent.api.access.Permission;
import dev.docent.api.knowledge.OwnedKnowledgeBases;
import dev.docent.api.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Decides what a key may be granted: nothing that the key which grants it is not permitted itself. */
@Component
class KeyGrants {

    static final Duration DEFAULT_LIFETIME = Duration.ofDays(90);
    private static final Duration MAX_LIFETIME = Duration.ofDays(366);

    private final OwnedKnowledgeBases bases;
    private final Clock clock;

    KeyGrants(OwnedKnowledgeBases bases, Clock clock) {
        this.bases = bases;
        this.clock = clock;
    }

    /**
     * {@return the grants of a new key}
     *
     * @param scopes null for the default ones
     * @param ids of the only knowledge bases that it reaches; null or empty for all
     * @throws ProblemException (400) if a scope is unknown or none of a bound key, (403) if the caller lacks one
     */
    Grants of(Caller caller, String account, @Nullable List<String> scopes, @Nullable List<String> ids) {
        var permissions = scopes == null ? Permission.USUAL : permissions(scopes);
        var only = ids == null || ids.isEmpty() ? null : existing(account, ids);
        return require(caller, new Grants(permissions, only));
    }

    /** {@return the grants of a key after a change} @param scopes null to keep them @param ids null to keep them; empty for all */
    Grants changed(Caller caller, ApiKey key, @Nullable List<String> scopes, @Nullable List<String> ids) {
        var known = key.grants().asGrants();
        var permissions = scopes == null ? known.permissions() : permissions(scopes);
        var only = ids == null ? known.knowledgeBases() : ids.isEmpty() ? null : existing(key.account(), ids);
        return require(caller, new Grants(permissions, only));
    }

    /** {@return the grants} @throws ProblemException (403) if they exceed those of the caller */
    Grants require(Caller caller, Grants grants) {
        if (grants.knowledgeBases() != null && grants.permissions().contains(Permission.ADMIN)) {
            throw ProblemException.badRequest(
                    "knowledge_base_ids", "cannot be combined with the scope admin, which reaches the whole account");
        }
        if (!caller.grants().cover(grants)) {
            throw ProblemException.of(
                    HttpStatus.FORBIDDEN,
                    "A key cannot grant what it is not permitted itself: it has the scopes "
                            + caller.permissions().stream()
                                    .sorted()
                                    .map(Permission::scope)
                                    .collect(Collectors.joining(", ")));
        }
        return grants;
    }

    /** {@return when a key expires} @throws ProblemException (400) if that is not within a year */
    Instant end(@Nullable Instant requested) {
        var now = clock.instant();
        if (requested == null) {
            return now.plus(DEFAULT_LIFETIME);
        }
        if (!requested.isAfter(now) || requested.isAfter(now.plus(MAX_LIFETIME))) {
            throw ProblemException.badRequest("expires_at", "must be in the future, and at most a year from now");
        }
        return requested;
    }

    /** {@return the permissions of these names} @throws ProblemException (400) if one is unknown */
    static Set<Permission> permissions(List<@Nullable String> scopes) {
        return scopes.stream()
                .map(scope -> Permission.ofScope(String.valueOf(scope))
                        .orElseThrow(() -> ProblemException.badRequest("scopes", "unknown scope " + scope)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> existing(String account, List<String> ids) {
        return ids.stream().map(id -> bases.find(account, id).id()).collect(Collectors.toUnmodifiableSet());
    }
}
