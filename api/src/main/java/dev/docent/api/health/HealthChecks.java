package dev.docent.api.health;

import dev.docent.api.access.Accounts;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that {@code /health} looks at: a read each, of something that need not be there. */
@Configuration(proxyBeanMethods = false)
class HealthChecks {

    private static final String NOWHERE = "health";

    @Bean
    List<ComponentCheck> componentChecks(
            Accounts accounts,
            PassageIndex index,
            ObjectStore originals,
            Embeddings embeddings,
            ObjectProvider<Reranker> rerankers,
            AnswerComposer composer) {
        var checks = Stream.of(
                new ComponentCheck("records", () -> {
                    accounts.root();
                    return "sqlite";
                }),
                new ComponentCheck("index", () -> {
                    index.statistics(Scope.of(NOWHERE, NOWHERE));
                    return adapter(index, PassageIndex.class);
                }),
                new ComponentCheck("originals", () -> {
                    originals.exists(new ObjectKey(NOWHERE));
                    return adapter(originals, ObjectStore.class);
                }),
                new ComponentCheck("embedding", () -> {
                    embeddings.dimensions();
                    return embeddings.model();
                }),
                new ComponentCheck("chat", composer::name));
        var reranking = rerankers.stream().map(reranker -> new ComponentCheck("reranking", reranker::name));
        return Stream.concat(checks, reranking).toList();
    }

    /** Adapters are called by their technology and port. */
    private static String adapter(Object adapter, Class<?> port) {
        return adapter.getClass()
                .getSimpleName()
                .replace(port.getSimpleName(), "")
                .toLowerCase(Locale.ROOT);
    }
}
