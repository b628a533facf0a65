package dev.docent.api.health;

import dev.docent.api.access.Accounts;
import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.generation.IndexAdministration;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.Scope;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            RecordStoreInUse records,
            PassageIndex index,
            ObjectStore originals,
            ServingGeneration serving,
            IndexAdministration generations,
            ObjectProvider<Reranker> rerankers,
            AnswerComposer composer) {
        var checks = Stream.of(
                new ComponentCheck("records", () -> {
                    accounts.root();
                    return records.adapter();
                }),
                new ComponentCheck("index", () -> {
                    index.statistics(Scope.of(NOWHERE, NOWHERE));
                    return generations.technology();
                }),
                new ComponentCheck("originals", () -> {
                    originals.exists(new ObjectKey(NOWHERE));
                    return adapter(originals, ObjectStore.class);
                }),
                new ComponentCheck("embedding", () -> serving.space().model(), () -> missingModel(serving)),
                new ComponentCheck("chat", composer::name));
        var reranking = rerankers.stream().map(reranker -> new ComponentCheck("reranking", reranker::name));
        return Stream.concat(checks, reranking).toList();
    }

    private static @Nullable String missingModel(ServingGeneration serving) {
        return serving.hasModel()
                ? null
                : "It made the vectors of the index and is not set up any more: until the index is made anew, only words are searched";
    }

    /** Adapters are called by their technology and port. */
    private static String adapter(Object adapter, Class<?> port) {
        return adapter.getClass()
                .getSimpleName()
                .replace(port.getSimpleName(), "")
                .toLowerCase(Locale.ROOT);
    }
}
