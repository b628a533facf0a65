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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The checks of {@code /health}, each a cheap read of a value that may be missing. */
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
                    index.check();
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
                : "The model of the serving index is not configured: until the index is rebuilt, only keywords are searched";
    }

    /** {@return the technology of an adapter, from its class name, which ends with the name of the port} */
    private static String adapter(Object adapter, Class<?> port) {
        return adapter.getClass()
                .getSimpleName()
                .replace(port.getSimpleName(), "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * A cheap check of one part of the service.
     *
     * @param name of the part in the API
     * @param adapter returns the name of the adapter in use; throws if the part is down
     * @param reason why the part is degraded, as a sentence; null if it is not
     */
    record ComponentCheck(String name, Supplier<String> adapter, Supplier<@Nullable String> reason) {

        /** A check of a part that is never degraded. */
        ComponentCheck(String name, Supplier<String> adapter) {
            this(name, adapter, () -> null);
        }
    }
}
