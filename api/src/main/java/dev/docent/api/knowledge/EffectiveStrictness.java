package dev.docent.api.knowledge;

import dev.docent.ingestion.document.knowledgebase.KnowledgeBase;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.retrieval.answering.Strictness;
import dev.docent.retrieval.passage.Scope;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How readily a question is refused: as its call says, else as its knowledge bases do. Safe for concurrent use. */
@Component
public final class EffectiveStrictness {

    /** What the setting of a knowledge base means, for the documentation of the API. */
    static final String OF_BASE = "How readily questions are refused: `lenient` answers unless a question is about "
            + "other things, `strict` would rather refuse a good answer than give a wrong one";

    /** What the setting of a call means, for the documentation of the API. */
    public static final String MEANING = OF_BASE + ". When absent, as the knowledge base has it; where that has none, "
            + "as is usual in the service (`docent.answering.strictness`)";

    private final KnowledgeBases bases;

    EffectiveStrictness(KnowledgeBases bases) {
        this.bases = bases;
    }

    /**
     * {@return what the call asks for, else the strictest that any of the knowledge bases has; null where none has any}
     *
     * @param call null when it does not say
     */
    public @Nullable Strictness of(Scope scope, @Nullable Strictness call) {
        return call != null
                ? call
                : scope.knowledgeBases().stream()
                        .map(id -> bases.find(scope.owner(), id))
                        .flatMap(Optional::stream)
                        .map(KnowledgeBase::strictness)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** {@return it as clients write it} */
    public static @Nullable String written(@Nullable Strictness strictness) {
        return strictness == null ? null : strictness.name().toLowerCase(Locale.ROOT);
    }
}
