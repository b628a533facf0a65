package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.KnowledgeBaseRegister;
import dev.docent.ingestion.document.Stored;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The owners that these records have ever heard of: every account has a knowledge base that cannot be deleted. What belongs
 * to others was stored with other records, and is not for these to judge. Used by one thread, for one sweep.
 */
final class KnownOwners {

    private final KnowledgeBaseRegister knowledgeBases;
    private final Map<String, Boolean> asked = new HashMap<>();
    private final Set<String> strangers = new TreeSet<>();
    private long left;

    KnownOwners(KnowledgeBaseRegister knowledgeBases) {
        this.knowledgeBases = knowledgeBases;
    }

    boolean include(Stored stored) {
        var known = asked.computeIfAbsent(stored.owner(), knowledgeBases::knows);
        if (!known) {
            strangers.add(stored.owner());
            left++;
        }
        return known;
    }

    /** {@return how many owners were asked for in vain} */
    int strangers() {
        return strangers.size();
    }

    /** {@return how much was asked for that is theirs} */
    long left() {
        return left;
    }
}
