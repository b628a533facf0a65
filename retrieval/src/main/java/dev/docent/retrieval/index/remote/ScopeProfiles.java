package dev.docent.retrieval.index.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.docent.retrieval.index.remote.RevisionRecords.ScopeProfile;
import dev.docent.retrieval.passage.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches the profiles of scopes for some seconds. A write of this process is seen at once; a language that another node adds
 * is seen when the cached profile expires. Safe for concurrent use.
 */
public final class ScopeProfiles {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);
    private static final int MAX_OWNERS = 10_000;

    private final RevisionRecords records;
    private final Cache<String, Map<Scope, ScopeProfile>> byOwner = Caffeine.newBuilder()
            .expireAfterWrite(MAX_AGE)
            .maximumSize(MAX_OWNERS)
            .build();

    public ScopeProfiles(RevisionRecords records) {
        this.records = records;
    }

    public ScopeProfile of(Scope scope) {
        return scope.byOwner().stream()
                .map(this::ofOwner)
                .reduce(ScopeProfile::with)
                .orElseThrow();
    }

    private ScopeProfile ofOwner(Scope scope) {
        return byOwner.get(scope.caller(), owner -> new ConcurrentHashMap<>()).computeIfAbsent(scope, records::profile);
    }

    /** Removes the cached profiles of an owner whose documents changed. A profile that is read meanwhile is not cached. */
    public void changed(String owner) {
        byOwner.invalidate(owner);
    }
}
