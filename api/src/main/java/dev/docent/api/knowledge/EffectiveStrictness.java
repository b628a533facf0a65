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

/** Determines how readily knowledge bases refuse a question that does not say so itself. Safe for concurrent use. */
@Component
public final class EffectiveStrictness {

    /** Describes the setting of a knowledge base, for the OpenAPI document. */
    static final String OF_KNOWLEDGE_BASE = "How readily questions are refused. `lenient` answers all questions except"
            + " those about other subjects; `strict` would rather refuse a good answer than give a wrong one";

    /** Describes the member of a question, for the OpenAPI document. */
    public static final String OF_QUESTION = OF_KNOWLEDGE_BASE + ". Defaults to the setting of the knowledge base, or"
            + " else of the service (`docent.answering.strictness`)";

    private final KnowledgeBases bases;

    EffectiveStrictness(KnowledgeBases bases) {
        this.bases = bases;
    }

    /** {@return the strictness of the strictest knowledge base; null if none of them has any} */
    public @Nullable Strictness of(Scope scope) {
        return scope.knowledgeBases().stream()
                .map(bases::find)
                .flatMap(Optional::stream)
                .map(KnowledgeBase::strictness)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** {@return the name of the strictness in JSON} */
    public static @Nullable String nameOf(@Nullable Strictness strictness) {
        return strictness == null ? null : strictness.name().toLowerCase(Locale.ROOT);
    }
}
