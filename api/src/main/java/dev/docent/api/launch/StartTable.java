package dev.docent.api.launch;

import dev.docent.retrieval.answering.AnswerComposer;
import dev.docent.retrieval.chat.ChatChoice;
import dev.docent.retrieval.embedding.EmbeddingChoice;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.IndexChoice;
import dev.docent.retrieval.reranking.Reranker;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.records.RecordStoreInUse;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the service is made of: each part, the adapter in use, and the setting that chose it. */
@Component
final class StartTable {

    private static final String ROW = "  %-10s | %-38s | %s";

    private final Environment settings;
    private final RecordStoreInUse records;
    private final ObjectStoreInUse objects;
    private final Embeddings embeddings;
    private final ObjectProvider<Reranker> rerankers;
    private final AnswerComposer answers;

    StartTable(
            Environment settings,
            RecordStoreInUse records,
            ObjectStoreInUse objects,
            Embeddings embeddings,
            ObjectProvider<Reranker> rerankers,
            AnswerComposer answers) {
        this.settings = settings;
        this.records = records;
        this.objects = objects;
        this.embeddings = embeddings;
        this.rerankers = rerankers;
        this.answers = answers;
    }

    /** {@return the table, a line for each part} */
    String text() {
        var data = settings.getRequiredProperty("docent.data");
        return List.of(
                        ROW.formatted("part", "in use", "because"),
                        ROW.formatted("-".repeat(10), "-".repeat(38), "-".repeat(24)),
                        ROW.formatted("records", records.name(), records.reason()),
                        index(data),
                        ROW.formatted("objects", objects.name(), objects.reason()),
                        embedding(),
                        reranking(),
                        answering())
                .stream()
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String index(String data) {
        var choice = IndexChoice.in(settings);
        var inUse =
                choice.kind().equals(IndexChoice.ATLAS) ? "MongoDB, with its search" : "Lucene in " + data + "/index";
        return ROW.formatted("index", inUse, choice.because());
    }

    private String embedding() {
        return ROW.formatted(
                "embedding",
                embeddings.model() + ", " + embeddings.traits().place(),
                EmbeddingChoice.in(settings).because());
    }

    private String answering() {
        var kind = "docent.answering.kind";
        var because = settings.containsProperty(kind)
                ? kind + " is set"
                : ChatChoice.turningOn(settings)
                        .map(setting -> setting + " is set")
                        .orElse("the default");
        return ROW.formatted("answering", answers.name(), because);
    }

    private String reranking() {
        return rerankers.stream()
                .findFirst()
                .map(reranker -> ROW.formatted(
                        "reranking",
                        "the best %d, %s".formatted(reranker.depth(), reranker.name()),
                        "docent.reranking.model-folder is set"))
                .orElseGet(() -> ROW.formatted("reranking", "nothing", "the default"));
    }

    private String row(String part, String inUse) {
        var setting = "docent." + part + ".kind";
        return ROW.formatted(part, inUse, settings.containsProperty(setting) ? setting + " is set" : "the default");
    }
}
